import assert from 'node:assert/strict';
import test from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { settingsDependingOn } from '../../server/src/model/dependents.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';

const hanging = (text: string, ...names: string[]): string[] =>
  settingsDependingOn(configure(knowledge, '3.11', parseMainCf(text)), new Set(names))
    .map(({ element, index }) => `${index} ${element.name}`)
    .sort();

test('settings that hang on a name: directly, by others, by defaults, overridden ones too', () => {
  assert.deepEqual(hanging('a = x\nb = $a\nc = ${b?y}\nd = ${{$c} == {1}?{2}}\ne = z\n', 'a'), ['1 b', '2 c', '3 d']);
  // smtpd_banner = $myhostname ESMTP $mail_name
  assert.deepEqual(hanging('mail_name = x\nb = $smtpd_banner\nmyorigin = y\n', 'mail_name'), ['1 b']);
  assert.deepEqual(hanging('b = $a\nb = 1\nc = $b\n', 'a'), ['0 b', '2 c']);
  assert.deepEqual(hanging('a = $b\nb = $a\n', 'a').length >= 2, true, 'a loop comes to an end');
});
