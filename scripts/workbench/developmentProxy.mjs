// In front of a VS Code server: serves an extension's folder from the page's own
// origin and names it in the page's options. A web extension host takes an extension
// under development only by HTTP, and its content security policy only from there.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import { connect } from 'node:net';
import { extname, relative, resolve } from 'node:path';

const types = {
  '.js': 'text/javascript',
  '.cjs': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
};
const prefix = '/__extension__/';

/**
 * @param origin of the VS Code server
 * @param folder of the extension
 * @param tests path of the test module, inside the folder
 */
export async function startDevelopmentProxy(origin, folder, tests) {
  const { hostname, port } = new URL(origin);
  const sockets = new Set();
  const server = createServer((incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? '/', origin);
    if (pathname.startsWith(prefix))
      return serveFile(resolve(folder, decodeURIComponent(pathname.slice(prefix.length))), outgoing);
    const page = pathname === '/';
    const onward = send(
      {
        hostname,
        port,
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, ...(page ? { 'accept-encoding': 'identity' } : {}) },
      },
      async (answer) => {
        if (!page) {
          outgoing.writeHead(answer.statusCode, answer.headers);
          answer.pipe(outgoing);
          return;
        }
        let html = '';
        for await (const chunk of answer.setEncoding('utf8')) html += chunk;
        const headers = { ...answer.headers };
        delete headers['content-length'];
        delete headers['transfer-encoding'];
        outgoing.writeHead(answer.statusCode, headers).end(nameExtension(html));
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (incoming, socket, head) => {
    const onward = connect(Number(port), hostname, () => {
      const headers = [];
      for (let i = 0; i < incoming.rawHeaders.length; i += 2)
        headers.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}\r\n`);
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.on('close', () => onward.destroy());
  });
  await new Promise((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const authority = `127.0.0.1:${server.address().port}`;
  return {
    origin: `http://${authority}`,
    stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };

  function serveFile(file, outgoing) {
    const found = file.startsWith(resolve(folder)) && existsSync(file) && statSync(file).isFile();
    outgoing.writeHead(found ? 200 : 404, { 'content-type': types[extname(file)] ?? 'text/plain' });
    outgoing.end(found ? readFileSync(file) : undefined);
  }

  function nameExtension(html) {
    const at = (path) => ({
      scheme: 'http',
      authority,
      path: `${prefix}${relative(folder, path)}`.replace(/\/$/, ''),
    });
    const changed = html.replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)/,
      (_, before, settings) => {
        const options = JSON.parse(settings.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
        options.developmentOptions = {
          ...options.developmentOptions,
          extensions: [at(folder)],
          extensionTestsPath: at(tests),
        };
        return before + JSON.stringify(options).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
      },
    );
    if (changed === html) throw new Error('the workbench page has no configuration element any more');
    return changed;
  }
}
