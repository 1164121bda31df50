import { chmodSync } from 'node:fs';
import { type Server, type Socket, createServer } from 'node:net';

/** As much of Dovecot's auth protocol as smtpd needs to offer logins: https://doc.dovecot.org, “Dovecot authentication protocol”. */
export function startDovecot(
  where: { readonly path: string } | { readonly address: string },
): Promise<{ readonly port: number; readonly close: () => void }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {
      socket.destroy();
    });
    socket.write(
      [
        'VERSION\t1\t1',
        'MECH\tPLAIN\tplaintext',
        'SPID\t1',
        'CUID\t1',
        'COOKIE\t00112233445566778899aabbccddeeff',
        'DONE',
        '',
      ].join('\n'),
    );
  });
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const ready = (): void => {
      const bound = server.address();
      if ('path' in where) chmodSync(where.path, 0o666);
      resolve({ port: typeof bound === 'object' && bound ? bound.port : 0, close });
    };
    if ('path' in where) server.listen(where.path, ready);
    else server.listen(0, where.address, ready);
  });
}
