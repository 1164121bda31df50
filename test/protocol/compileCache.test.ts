// What the server compiled is kept for its next start, in a folder that is safe to run code from, or not at all.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { serverPath, startClient } from './client.ts';

const root = mkdtempSync(join(tmpdir(), 'compile-cache-'));
after(() => {
  rmSync(root, { recursive: true });
});

/** A copy of the built server in a folder of its own, and the folder that it may keep code in. */
function install(name: string): { readonly server: string; readonly compiled: string } {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const file of ['server.cjs', 'server.node.cjs', 'server.core.cjs']) {
    cpSync(join(dirname(serverPath), file), join(folder, file));
  }
  return { server: join(folder, 'server.cjs'), compiled: join(folder, 'compiled') };
}

/** Starts the server and ends it; gives what it is called by the reply to `initialize`. */
async function nameOf(server: string, disabled?: string): Promise<string | undefined> {
  const env = { NODE_DISABLE_COMPILE_CACHE: disabled, NODE_COMPILE_CACHE: undefined };
  const client = await startClient({ server, env });
  assert.equal(await client.end(), 0);
  assert.deepEqual(client.log, []);
  return client.initialized.serverInfo?.name;
}

/** The files in a folder and those below it. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
const name = 'postfix-language-server';

test('code is kept in a folder for this user alone, and the next start makes no more of it', async () => {
  const { server, compiled } = install('twice');
  assert.equal(await nameOf(server), name);
  assert.equal(statSync(compiled).mode & 0o777, 0o700);
  const files = filesIn(compiled);
  assert.ok(files.length >= 2, files.join());
  const written = files.map((file) => statSync(file).mtimeMs);
  assert.equal(await nameOf(server), name);
  assert.deepEqual(filesIn(compiled), files);
  assert.deepEqual(
    files.map((file) => statSync(file).mtimeMs),
    written,
  );
});

test('a script that changed runs as it is now', async () => {
  const { server } = install('changed');
  assert.equal(await nameOf(server), name);
  const core = join(dirname(server), 'server.core.cjs');
  writeFileSync(core, readFileSync(core, 'utf8').replaceAll(`"${name}"`, '"another-language-server"'));
  assert.equal(await nameOf(server), 'another-language-server');
  // As long as before, so that only its bytes tell.
  writeFileSync(core, readFileSync(core, 'utf8').replaceAll('"another-language-server"', '"brother-language-server"'));
  assert.equal(await nameOf(server), 'brother-language-server');
});

test('kept code that was cut or changed is not run', async () => {
  const { server, compiled } = install('damaged');
  assert.equal(await nameOf(server), name);
  for (const share of [0.5, 0.001, 0]) {
    for (const file of filesIn(compiled)) {
      const code = readFileSync(file);
      writeFileSync(file, code.subarray(0, code.length * share));
    }
    assert.equal(await nameOf(server), name);
  }
  for (const file of filesIn(compiled)) appendFileSync(file, 'more');
  assert.equal(await nameOf(server), name);
});

const skip = process.platform === 'win32';
test('a folder that others may write to, or a link to one, is not used', { skip }, async () => {
  const open = install('open');
  mkdirSync(open.compiled);
  for (const mode of [0o777, 0o770, 0o1777]) {
    chmodSync(open.compiled, mode);
    assert.equal(await nameOf(open.server), name);
    assert.deepEqual(readdirSync(open.compiled), []);
  }
  const linked = install('linked');
  mkdirSync(join(root, 'elsewhere'), { mode: 0o700 });
  symlinkSync(join(root, 'elsewhere'), linked.compiled);
  assert.equal(await nameOf(linked.server), name);
  assert.deepEqual(readdirSync(join(root, 'elsewhere')), []);
});

const notRoot = process.geteuid?.() !== 0 && 'only root can make one';
test('a folder of another user is not used', { skip: notRoot }, async () => {
  const { server, compiled } = install('foreign');
  mkdirSync(compiled, { mode: 0o700 });
  chownSync(compiled, 65_534, 65_534);
  assert.equal(await nameOf(server), name);
  assert.deepEqual(readdirSync(compiled), []);
});

test('without a folder the server runs all the same, and the variable of Node switches it off', async () => {
  const closed = install('closed');
  writeFileSync(closed.compiled, 'a file');
  assert.equal(await nameOf(closed.server), name);
  const off = install('off');
  assert.equal(await nameOf(off.server, '1'), name);
  assert.equal(existsSync(off.compiled), false);
});
