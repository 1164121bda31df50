import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { presets } from '../../server/src/facts/presets.ts';
import { existsIn } from '../../server/src/facts/release.ts';
import { presetText } from '../../server/src/languages/parameters/completion/completePresets.ts';
import { severityOf } from '../../server/src/rules/severity.ts';
import { checkedMaster } from './caseFile.ts';
import { unless } from '../needs.ts';

/** `line: code` of what is more than a hint. */
function problemsIn(text: string, main?: string): string[] {
  return checkedMaster(text, main)
    .findings.filter((finding) => severityOf(finding, {}) !== 'hint')
    .map(
      ({ code, span }) =>
        `${text.slice(0, span.start).split('\n').length}: ${code} ${text.slice(span.start, span.end)}`,
    );
}

for (const release of ['2.6', '2.11', '3.4', '3.7', '3.11']) {
  test(`what Postfix ${release} ships has no problems`, () => {
    const lines = knowledge.master.services
      .filter((service) => existsIn(service, release))
      .flatMap(({ service, type, history, command }) => {
        const row = history.findLast((one) => existsIn({ since: String(one['since']) }, release));
        return row && command !== 'pipe'
          ? [
              [
                service,
                type,
                row['private'],
                row['unprivileged'],
                row['chroot'],
                row['wakeup'],
                row['process_limit'],
                row['command'],
              ]
                .map(String)
                .join(' '),
            ]
          : [];
      });
    // Some lines take each other's place: postscreen for smtpd, smtps for submissions, oqmgr for qmgr.
    const problems = problemsIn(`# target ${release}\n${lines.join('\n')}\n`).filter(
      (one) => !one.includes('duplicate-service'),
    );
    assert.ok(lines.length > 15);
    assert.deepEqual(problems, []);
  });
}

test('our presets have no problems', () => {
  for (const preset of presets) {
    const text = presetText(preset, 'masterCf', 'en');
    const problems = problemsIn(text).filter(
      (one) => !/missing-service|tls-without-certificate|sasl|duplicate-service/.test(one),
    );
    assert.deepEqual(problems, [], `${preset.id}:\n${text}`);
  }
});

test(
  'the file that Debian installs has no problems',
  {
    skip: unless(
      existsSync('/usr/share/postfix/master.cf.dist') || existsSync('/etc/postfix/master.cf.proto'),
      'Debian’s Postfix is not installed',
    ),
  },
  () => {
    const path = ['/usr/share/postfix/master.cf.dist', '/etc/postfix/master.cf.proto'].find((one) =>
      existsSync(one),
    ) as string;
    const text = readFileSync(path, 'utf8');
    assert.deepEqual(problemsIn(`# target 3.7\n${text}`), []);
  },
);
