import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { type PostconfAnswer, askAll, truthIn } from './parity/batch.ts';
import { compare, describe } from './parity/compare.ts';
import { corpusFiles, corpusMasters, corpusPairs, corpusText } from './parity/corpus.ts';
import { hostFacts } from './parity/hostFacts.ts';
import { answerOurselves, options } from './parity/ourAnswer.ts';
import { needsShared, unless } from '../needs.ts';

const truth = truthIn(process.env['PARITY_ROOT'] ?? '');
const skip = needsShared('corpus') || unless(truth !== undefined, 'Postfix is not installed');
/** What Debian puts beside a main.cf that has no master.cf. */
const shipped = '/usr/share/postfix/master.cf.dist';

test('postconf and we agree on every file of the corpus', { skip }, async () => {
  if (!truth) return;
  const fallback = existsSync(shipped) ? readFileSync(shipped, 'latin1') : '';
  const pairs = [
    ...corpusPairs().map(({ id, main, master }) => ({ id, main, master: master ?? fallback })),
    ...corpusMasters(),
  ];
  const host = await hostFacts(truth);
  const answers = await askAll(truth, pairs, options);
  const failures = pairs.flatMap((pair, index) => {
    const differences = compare(
      answers[index] as PostconfAnswer,
      answerOurselves(pair, truth.release, host(pair.main)),
      truth.release,
    );
    return differences.length ? [`${pair.id}: ${describe(pair, differences).split('\n--- main.cf')[0]}`] : [];
  });
  assert.equal(failures.length, 0, failures.join('\n'));
});

/** Debian's master.cf has these besides Postfix's own. */
const debianServices = ['maildrop', 'uucp', 'ifmail', 'bsmtp', 'scalemail-backend', 'mailman'];

// What postconf of other releases said of the same files. Their -x and -P were not recorded.
for (const [folder, release] of [
  ['truth', '3.7'],
  ['truth-3.11', '3.11'],
  ['truth-own', '3.7'],
  ['truth-own-3.11', '3.11'],
] as const) {
  test(`recorded warnings: ${folder}`, { skip: needsShared('corpus') }, () => {
    const standIn = [
      ...knowledge.master.services
        .filter(({ removed }) => !removed)
        .map(({ service, type, command }) => `${service} ${type} - - - - - ${command}`),
      ...debianServices.map((name) => `${name} unix - n n - - pipe`),
    ].join('\n');
    const failures: string[] = [];
    let compared = 0;
    const pairs = new Map(corpusPairs().map((pair) => [pair.id, pair]));
    for (const file of corpusFiles(folder, '.stdout')) {
      const id = file.slice(0, 4);
      const pair = {
        main: pairs.get(id)?.main ?? '',
        master: folder.includes('own') ? (pairs.get(id)?.master ?? '') : standIn,
      };
      const said = corpusText(`${folder}/${id}.stderr`).split('\n');
      const fatal = said.flatMap((line) => /^postconf: fatal: (.*)/.exec(line)?.[1] ?? [])[0];
      if (fatal?.includes('host not found')) continue; // the recording machine had no DNS
      const ours = answerOurselves(pair, release, new Map());
      const answer: PostconfAnswer = {
        fatal: fatal === undefined ? new Map() : new Map([['-n', fatal]]),
        lines: new Map([
          [
            '-n',
            corpusText(`${folder}/${file}`)
              .split('\n')
              .filter((line) => line !== '' && !line.startsWith('config_directory =')),
          ],
        ]),
        warnings: said
          .flatMap((line) => /^postconf: warning: (.*)/.exec(line)?.[1] ?? [])
          .filter((line) => !/entry: config_directory=|DEPRECATION_README/.test(line)),
      };
      const differences = compare(answer, { ...ours, failing: {} }, release, ['-n']);
      if (differences.length) failures.push(`${id}: ${describe(pair, differences).split('\n--- main.cf')[0]}`);
      compared++;
    }
    assert.ok(compared > 50, `${compared} files compared`);
    assert.equal(failures.length, 0, failures.join('\n'));
  });
}
