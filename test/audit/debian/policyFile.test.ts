import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fetchPolicy } from '../../../server/src/cli/audit/policyFile.ts';
import type { Resolver } from '../../../server/src/cli/audit/resolver.ts';

const folder = mkdtempSync(join(tmpdir(), 'audit-policy-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});
const subject = ['-subj', '/CN=x', '-addext', 'subjectAltName=DNS:mta-sts.good.test'];
const files = ['-keyout', 'key.pem', '-out', 'cert.pem', '-days', '2'];
execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...files, ...subject], {
  cwd: folder,
  stdio: 'ignore',
});
const [key = '', cert = ''] = ['key.pem', 'cert.pem'].map((name) => readFileSync(join(folder, name), 'utf8'));

/** Any name is on 127.0.0.1. */
const resolver: Resolver = {
  ask: async (_name, type) =>
    type === 'A'
      ? { kind: 'records', records: ['127.0.0.1'], secure: false, aliases: [] }
      : { kind: 'none', exists: true, secure: false },
};

describe('the file of a MTA-STS policy', () => {
  let answer: (response: ServerResponse) => void = () => undefined;
  let connections = 0;
  const server = createServer({ key, cert }, (_request, response) => {
    answer(response);
  });
  server.on('connection', () => {
    connections++;
  });
  let port = 0;
  before(async () => {
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  const fetch = (domain = 'good.test', more = {}): ReturnType<typeof fetchPolicy> =>
    fetchPolicy(domain, resolver, { port, ca: cert, mayConnect: () => true, milliseconds: 1000, ...more });

  test('it is read', async () => {
    answer = (response) => response.setHeader('content-type', 'text/plain').end('version: STSv1\r\n');
    assert.deepEqual(await fetch(), { kind: 'text', text: 'version: STSv1\r\n', mediaType: 'text/plain' });
  });

  test('an address of the local network is not connected to, whatever DNS says', async () => {
    const before = connections;
    assert.deepEqual(await fetchPolicy('good.test', resolver), { kind: 'failed', why: '127.0.0.1' });
    assert.equal(connections, before);
  });

  test('a certificate for another name, or of an authority that nobody knows', async () => {
    assert.equal((await fetch('other.test')).kind, 'failed');
    assert.equal((await fetch('good.test', { ca: undefined })).kind, 'failed');
  });

  test('a redirection is not followed, and an error is none', async () => {
    answer = (response) => response.writeHead(302, { location: 'https://elsewhere.test/' }).end();
    assert.deepEqual(await fetch(), { kind: 'failed', why: 'HTTP 302' });
    answer = (response) => response.writeHead(404).end();
    assert.deepEqual(await fetch(), { kind: 'failed', why: 'HTTP 404' });
  });

  test('megabytes, and a server that never ends', async () => {
    answer = (response) => response.end('x'.repeat(1 << 20));
    assert.deepEqual(await fetch(), { kind: 'failed', why: 'too large' });
    answer = (response) => response.write('version');
    assert.deepEqual(await fetch(), { kind: 'failed', why: 'ETIMEDOUT' });
  });
});
