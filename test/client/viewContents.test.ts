import assert from 'node:assert/strict';
import test from 'node:test';
import { createViewContents } from '../../client/src/viewContents.ts';

/** Answers come when they are told to. */
function asked() {
  const waiting: ((text: string | null) => void)[] = [];
  const contents = createViewContents(
    () =>
      new Promise<{ text: string } | null>((resolve) => {
        waiting.push((text) => {
          resolve(text === null ? null : { text });
        });
      }),
  );
  return { contents, answer: (text: string | null) => waiting.shift()?.(text) };
}

test('news of a file reaches a view that is being opened', async () => {
  const { contents, answer } = asked();
  const opening = contents.load('view');
  assert.deepEqual(contents.views(), ['view'], 'it is one before the editor has it');
  answer('without master.cf');
  assert.equal(await opening, true);
  const news = contents.load('view');
  answer('with master.cf');
  assert.equal(await news, true);
  // The editor was given the first text, and hears nothing of a document that it is opening.
  assert.equal(contents.isOutdated('view', 'without master.cf'), true);
  assert.equal(contents.isOutdated('view', 'with master.cf'), false);
});

test('an answer to an earlier question does not take the place of a later one', async () => {
  const { contents, answer } = asked();
  const [first, second] = [contents.load('view'), contents.load('view')];
  answer('old');
  answer('new');
  assert.deepEqual([await first, await second], [false, true]);
  assert.equal(contents.get('view')?.text, 'new');
});

test('without an answer what was there stays, and what is closed is forgotten', async () => {
  const { contents, answer } = asked();
  const first = contents.load('view');
  answer('text');
  await first;
  const second = contents.load('view');
  answer(null);
  assert.equal(await second, false);
  assert.equal(contents.get('view')?.text, 'text');
  contents.forget('view');
  assert.deepEqual([contents.views(), contents.isOutdated('view', 'x')], [[], false]);
});
