// The bytes of a message are those of its JSON, however much of it was written before.
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Message } from 'vscode-languageserver/node';
import { createEncoder } from '../../server/src/encode.ts';

const encodeFramed = createEncoder();
/** The content; its header is looked at on the way. */
function encode(message: object): Buffer {
  const bytes = encodeFramed(message as Message);
  const start = bytes.indexOf('\r\n\r\n') + 4;
  assert.equal(bytes.toString('latin1', 0, start), `Content-Length: ${bytes.length - start}\r\n\r\n`);
  return bytes.subarray(start);
}

const report = (id: number | string, items: readonly object[]) => ({ jsonrpc: '2.0', id, result: { kind: 'full', resultId: '3', items } });
const items = [{ message: 'not “used”', n: 1 }, { message: '键', related: ['"items":[]'] }, { message: 'last' }];

test('a report, told again and again, with what is new and without what is gone', () => {
  const other = { message: 'other' };
  for (const list of [items, items, items, [items[0], other, items[2]], [items[0], other, items[2]], [other], [], items]) {
    const message = report('"items":[]', list as object[]);
    assert.deepEqual(JSON.parse(encode(message).toString()), message);
    assert.equal(encode(message).toString(), JSON.stringify(message));
  }
});

test('messages that are no reports', () => {
  for (const result of [null, undefined, 1, [], { items: [{ label: 'a' }] }, { kind: 'unchanged', resultId: '1' }, { kind: 'full' }, { kind: 'full', items: 1 }]) {
    const message = { jsonrpc: '2.0', id: 1, result };
    assert.equal(encode(message).toString(), JSON.stringify(message));
  }
});

test('whatever stays of a report, its bytes are those of its JSON', () => {
  const pool = Array.from({ length: 8 }, (_, i) => ({ message: `“${'x'.repeat(i)}” 键`, i }));
  const list = fc.array(fc.oneof(fc.constantFrom(...pool), fc.record({ message: fc.string() })), { maxLength: 12 });
  fc.assert(fc.property(fc.array(list, { maxLength: 12 }), (lists) => {
    for (const one of lists) assert.equal(encode(report(1, one)).toString(), JSON.stringify(report(1, one)));
  }), { numRuns: 500 });
});
