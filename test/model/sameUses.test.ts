import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { usedNames } from '../../server/src/model/names.ts';
import { usesTheSame } from '../../server/src/model/sameUses.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';

/** Two versions of a file, and whether what the first one uses is known to hold for the second. */
const cases: readonly { readonly name: string; readonly before: string; readonly after: string; readonly same: boolean }[] = [
  { name: 'another value', before: 'biff = no\n', after: 'biff = yes\n', same: true },
  { name: 'another value beside the same reference', before: 'x = a $mydomain\n', after: 'x = ab $mydomain\n', same: true },
  { name: 'a comment', before: '# a\nbiff = no\n', after: '# ab\nbiff = no\n', same: true },
  { name: 'another name', before: 'biff = no\n', after: 'bif = no\n', same: false },
  { name: 'another reference', before: 'x = $mydomain\n', after: 'x = $mydomai\n', same: false },
  { name: 'a reference that has become a test', before: 'x = ${y}\n', after: 'x = ${y?z}\n', same: false },
  { name: 'a line less', before: 'x = a\ny = b\n', after: 'x = a\n', same: false },
  { name: 'a class more', before: 'smtpd_restriction_classes = a\n', after: 'smtpd_restriction_classes = a b\n', same: false },
  { name: 'a class more, through a macro', before: 'smtpd_restriction_classes = $own\nown = a\n', after: 'smtpd_restriction_classes = $own\nown = a b\n', same: false },
  { name: 'a table of a client', before: 'virtual_alias_maps = ldap:a\n', after: 'virtual_alias_maps = ldap:b\n', same: false },
  { name: 'a table of a client, through a macro', before: 'virtual_alias_maps = ldap:$own\nown = a\n', after: 'virtual_alias_maps = ldap:$own\nown = b\n', same: false },
  { name: 'a table of a client, through a macro and a default', before: 'virtual_alias_maps = ldap:$myorigin\nmyhostname = a\n', after: 'virtual_alias_maps = ldap:$myorigin\nmyhostname = b\n', same: false },
  { name: 'the name of a client, through a macro', before: 'virtual_alias_maps = $own\nown = hash:a\n', after: 'virtual_alias_maps = $own\nown = ldap:a\n', same: false },
  { name: 'a value that another refers to', before: 'myorigin = $own\nown = a\n', after: 'myorigin = $own\nown = b\n', same: true },
];

describe('uses of names kept over an edit', () => {
  for (const { name, before, after, same } of cases) {
    it(name, () => {
      const [one, other] = [parseMainCf(before), parseMainCf(after)];
      assert.equal(usesTheSame(one, other, usedNames(configure(knowledge, '3.11', one))), same);
    });
  }
});
