import assert from 'node:assert/strict';
import test from 'node:test';
import { definition, highlights, references } from '../../server/src/ide/navigation.ts';
import { at, openAt } from './open.ts';

const cases: { name: string; text: string; defs: string[]; refs: string[] }[] = [
  {
    name: 'definition',
    text: 'my‸name = a\nmyname = b\nx = $myname\n',
    defs: ['1:0 myname', '0:0 myname'],
    refs: ['2:5 myname'],
  },
  {
    name: 'every macro form',
    text: 'a = x\nb = $‸a ${a} $(a) ${a?{$a}:{$a}} ${{$a}=={x}?y}\n',
    defs: ['0:0 a'],
    refs: ['1:5 a', '1:9 a', '1:14 a', '1:19 a', '1:23 a', '1:28 a', '1:36 a'],
  },
  { name: 'continuation line', text: 'a = x\r\nb = y\r\n# c\r\n  $a‸\r\n', defs: ['0:0 a'], refs: ['3:3 a'] },
  {
    name: 'restriction class',
    text:
      'smtpd_restriction_classes = grey\n' +
      'grey = permit\n' +
      'smtpd_recipient_restrictions = gr‸ey, check_client_access hash:grey\n',
    defs: ['1:0 grey'],
    refs: ['0:28 grey', '2:31 grey'],
  },
  { name: 'built-in name that is not set', text: 'a = $mydo‸main\n', defs: [], refs: ['0:5 mydomain'] },
  { name: 'not in RAW values', text: 'server = x\ndefault_rbl_reply = $ser‸ver\n', defs: [], refs: [] },
  { name: 'value', text: 'a = x‸x\n', defs: [], refs: [] },
  { name: 'empty', text: '‸', defs: [], refs: [] },
];
for (const { name, text, defs, refs } of cases) {
  test(name, () => {
    const { document, offset } = openAt(text);
    assert.deepEqual(
      definition(document, offset).map(({ range }) => at(document, range)),
      defs,
    );
    assert.deepEqual(
      references(document, offset, false).map(({ range }) => at(document, range)),
      refs,
    );
    assert.deepEqual(
      references(document, offset, true)
        .map(({ range }) => at(document, range))
        .sort(),
      [...defs, ...refs].sort(),
    );
    assert.equal(highlights(document, offset).length, defs.length + refs.length);
  });
}
