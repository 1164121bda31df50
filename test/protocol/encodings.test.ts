// Position encodings (LSP 3.17): every feature answers the same in each, counted otherwise.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { CodeAction, Position } from 'vscode-languageserver-protocol/node';
import { type Client, startClient } from './client.ts';

type Encoding = 'utf-16' | 'utf-8' | 'utf-32';

const main = `# 邮件服务器 😀 的配置
# 第二行注释
myhostname = mail.例子.test
my_own = 中文😀, $myhostname, \${mydomain}, $no_such_name
relay_host = [中文😀.example]:587
smtpd_recipient_restrictions = check_client_access hash:/etc/postfix/中文😀, permit_mynetworks, rejectt
  # 注释 😀
  permit_sasl_authenticated, 😀, $my_own, check_sender_access hash:/etc/postfix/après
transport_maps    =    hash:/etc/postfix/😀transport, hash:/etc/postfix/b
smtpd_helo_required = 😀 $my_own on
mydestination = $my_own, é, $my_own, ß $myhostname
content_filter = 扫描:😀
biff = on
biff = 😀
`;
const master = `# 服务 😀
smtp      inet  n       -       n       -       -       smtpd
  -o smtpd_banner=中文😀$my_own  -o smtpd_helo_required=是😀
  -o { smtpd_client_restrictions = 😀 $my_own, permitt }
扫描 unix - - n - 10 smtp -o 中文😀=$myhostname
smtp inet n - n - - smtpd
`;
const table = `# 传输 😀
中文😀.example    smtp:[中文.example]:25
user@例子.test smtp:
user@例子.test  😀:
  续行 😀
one_word_é
.例子.test\tsmtp: # 注释
`;
const folder = 'file:///nowhere/postfix/';
const texts: Readonly<Record<string, string>> = {
  [`${folder}main.cf`]: main,
  [`${folder}master.cf`]: master,
  [`${folder}transport`]: table,
};

/** How many units of an encoding a text has: by what the platform makes of it, not by our own code. */
function units(encoding: Encoding, text: string): number {
  if (encoding === 'utf-8') return Buffer.byteLength(text);
  return encoding === 'utf-32' ? Array.from(text).length : text.length;
}
const lines = new Map<string, readonly string[]>();
function lineOf(text: string, line: number): string {
  let all = lines.get(text);
  if (!all) {
    all = text.split('\n');
    lines.set(text, all);
  }
  return all[line] ?? '';
}
const encoded = (encoding: Encoding, text: string, { line, character }: Position): Position => ({
  line,
  character: units(encoding, lineOf(text, line).slice(0, character)),
});
/** Of a line, the places in front of its characters, by what an encoding counts. */
const tables = new Map<string, ReadonlyMap<number, number>>();
function tableOf(encoding: Encoding, line: string): ReadonlyMap<number, number> {
  const key = `${encoding} ${line}`;
  let table = tables.get(key);
  if (!table) {
    const entries: [number, number][] = [];
    let at = 0;
    for (const one of [...line, '']) {
      entries.push([units(encoding, line.slice(0, at)), at]);
      at += one.length;
    }
    table = new Map(entries);
    tables.set(key, table);
  }
  return table;
}
function decoded(encoding: Encoding, text: string, { line, character }: Position): Position {
  const at = tableOf(encoding, lineOf(text, line)).get(character);
  assert.ok(at !== undefined, `${encoding}: no character begins at ${character} of line ${line}`);
  return { line, character: at };
}
/** An answer with all its positions in UTF-16. */
function inUtf16(encoding: Encoding, answer: unknown, uri: string, now: typeof texts): unknown {
  if (Array.isArray(answer)) return answer.map((one: unknown) => inUtf16(encoding, one, uri, now));
  if (typeof answer !== 'object' || answer === null) return answer;
  const about = answer as Record<string, unknown>;
  const { line, character } = about;
  if (typeof line === 'number' && typeof character === 'number')
    return decoded(encoding, now[uri] ?? '', { line, character });
  const own = typeof about['uri'] === 'string' && about['uri'] in now ? about['uri'] : uri;
  return Object.fromEntries(
    Object.entries(about).map(([key, value]) => [key, inUtf16(encoding, value, key in now ? key : own, now)]),
  );
}
/** Semantic tokens as stretches of the text. */
function wordsOf(encoding: Encoding, text: string, data: readonly number[]): unknown[] {
  const words: unknown[] = [];
  let [line, at] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [lines = 0, characters = 0, length = 0, ...kind] = data.slice(i, i + 5);
    at = lines > 0 ? characters : at + characters;
    line += lines;
    const [start, end] = [at, at + length].map((character) => decoded(encoding, text, { line, character }).character);
    words.push([line, lineOf(text, line).slice(start, end), ...kind]);
  }
  return words;
}
/** Places in front of characters, of lines that are not ASCII: behind each other character, and some between. */
function places(text: string): Position[] {
  return text.split('\n').flatMap((whole, line) => {
    const all: Position[] = [];
    if (!/[^\x00-\x7f]/.test(whole)) return all;
    let character = 0;
    let last = false;
    for (const one of [...whole, '']) {
      if (character % 19 === 0 || last) all.push({ line, character });
      last = /[^\x00-\x7f]/.test(one);
      character += one.length;
    }
    return all;
  });
}

async function answersOf(encoding: Encoding): Promise<unknown[]> {
  const client = await startClient({
    initialize: {
      initializationOptions: { inlayHints: true },
      capabilities: {
        general: { positionEncodings: encoding === 'utf-8' ? ['utf-8', 'utf-16'] : [encoding, 'utf-16', 'utf-8'] },
      },
    },
  });
  try {
    assert.equal(client.initialized.capabilities.positionEncoding, encoding);
    const answers = await everyAnswer(client, encoding);
    assert.deepEqual(
      client.log.filter((line) => /error|throw/i.test(line)),
      [],
    );
    assert.equal(await client.end(), 0);
    return answers;
  } finally {
    client.process.kill('SIGKILL');
  }
}

async function everyAnswer(client: Client, encoding: Encoding): Promise<unknown[]> {
  const answers: unknown[] = [];
  const now: Record<string, string> = { ...texts };
  const ask = async <T>(method: string, uri: string, params: object): Promise<T> => {
    const place = answers.push(method) - 1;
    const answer = await client.connection.sendRequest<T>(`textDocument/${method}`, {
      textDocument: { uri },
      ...params,
    });
    answers[place] = [method, inUtf16(encoding, answer, uri, now)];
    return answer;
  };
  const look = async (uri: string, version: number): Promise<void> => {
    const text = now[uri] ?? '';
    const diagnostics = await client.diagnostics(uri, version);
    const asked = await client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    answers.push(['asked', inUtf16(encoding, { ...(asked as object), resultId: '' }, uri, now)]);
    answers.push(['diagnostics', inUtf16(encoding, diagnostics, uri, now)]);
    const isTable = uri.endsWith('/transport');
    assert.ok(isTable || diagnostics.length > 2);
    const positions = places(text)
      .filter((_, i) => version === 1 || i % 4 === 0)
      .map((place) => encoded(encoding, text, place));
    const whole = { start: { line: 0, character: 0 }, end: { line: text.split('\n').length, character: 0 } };
    const options = { tabSize: 8, insertSpaces: true };
    await Promise.all(
      positions.flatMap((position, i) => [
        // A list of names is long.
        ...(i % 13 === 0 ? [ask('completion', uri, { position })] : []),
        ask('hover', uri, { position }),
        ask('definition', uri, { position }),
        ask('references', uri, { position, context: { includeDeclaration: true } }),
        ask('documentHighlight', uri, { position }),
        ask('prepareRename', uri, { position }),
        ask('rename', uri, { position, newName: 'other_name' }),
        ask('rangeFormatting', uri, { range: { start: position, end: position }, options }),
        ask('codeAction', uri, { range: { start: position, end: position }, context: { diagnostics: [] } }),
      ]),
    );
    for (const method of ['documentSymbol', 'foldingRange', 'documentLink']) await ask(method, uri, {});
    await ask('selectionRange', uri, { positions });
    await ask('formatting', uri, { options });
    await ask('inlayHint', uri, { range: whole });
    const fixes = await ask<CodeAction[]>('codeAction', uri, { range: whole, context: { diagnostics } });
    assert.ok(isTable || fixes.some(({ edit }) => edit));
    await ask('codeAction', uri, { range: whole, context: { diagnostics: [], only: ['source.fixAll'] } });
    const { data } = await client.connection.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument: { uri },
    });
    answers.push(['tokens', wordsOf(encoding, text, data)]);
  };
  for (const [uri, text] of Object.entries(texts)) client.open(text, { uri, languageId: 'conf' });
  // Each is told again when the other one comes.
  for (const uri of Object.keys(texts)) await client.diagnostics(uri);
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  for (const uri of Object.keys(texts)) await look(uri, 1);
  // Edits behind and in front of characters of all lengths, several in one notification.
  for (const uri of Object.keys(texts)) {
    const changes = [
      { line: 0, from: '😀', to: '中' },
      { line: 0, from: '中', to: 'é😀' },
      { line: 2, from: '.', to: '、' },
      { line: 3, from: '😀', to: '😀😀' },
      { line: 4, from: 'e', to: '😀\n# ' },
    ].flatMap(({ line, from, to }) => {
      const before = now[uri] ?? '';
      const at = lineOf(before, line).indexOf(from);
      if (at < 0) return [];
      const range = {
        start: encoded(encoding, before, { line, character: at }),
        end: encoded(encoding, before, { line, character: at + from.length }),
      };
      const lines = before.split('\n');
      lines[line] = `${lines[line]?.slice(0, at)}${to}${lines[line]?.slice(at + from.length)}`;
      now[uri] = lines.join('\n');
      return [{ range, text: to }];
    });
    assert.ok(changes.length > 1);
    client.change(uri, 2, ...changes);
    await look(uri, 2);
  }
  return answers;
}

test('every feature answers alike in UTF-8, UTF-16 and UTF-32', { timeout: 180_000 }, async () => {
  const expected = await answersOf('utf-16');
  assert.ok(expected.length > 500, String(expected.length));
  for (const encoding of ['utf-8', 'utf-32'] as const) {
    const answers = await answersOf(encoding);
    assert.equal(answers.length, expected.length);
    // One by one: the difference of two long lists takes minutes to print.
    answers.forEach((answer, i) => {
      assert.deepEqual(answer, expected[i], encoding);
    });
  }
});

test('UTF-16 where the client names no encoding that there is, and the one that a person says', async () => {
  const first = async (general: object, options: object): Promise<unknown[]> => {
    const client = await startClient({
      initialize: { capabilities: { general }, initializationOptions: options },
    });
    try {
      const [found] = await client.diagnostics(client.open('biff = no\nmydestination = 中😀, $no_such\n'));
      return [client.initialized.capabilities.positionEncoding, found?.range.start.character];
    } finally {
      client.process.kill('SIGKILL');
    }
  };
  assert.deepEqual(await first({}, {}), [undefined, 22]);
  assert.deepEqual(await first({ positionEncodings: ['utf-7', 8] as never }, {}), ['utf-16', 22]);
  assert.deepEqual(await first({}, { positionEncoding: 'utf-8' }), [undefined, 26]);
  assert.deepEqual(await first({}, { positionEncoding: 'bytes' }), [undefined, 22]);
});
