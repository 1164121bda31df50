import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { type Configuration, configure } from '../../server/src/model/configuration.ts';
import { usedNames } from '../../server/src/model/usedNames.ts';
import { usesAfter } from '../../server/src/model/usesAfter.ts';
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
  { name: 'a table of a client', before: 'virtual_alias_maps = ldap:a\na_bind = no\n', after: 'virtual_alias_maps = ldap:b\na_bind = no\n', same: false },
  { name: 'a table of a client, through a macro', before: 'virtual_alias_maps = ldap:$own\nown = a\na_bind = no\n', after: 'virtual_alias_maps = ldap:$own\nown = b\na_bind = no\n', same: false },
  { name: 'a table of a client, through a macro and a default', before: 'virtual_alias_maps = ldap:$myorigin\nmyhostname = a\na_bind = no\n', after: 'virtual_alias_maps = ldap:$myorigin\nmyhostname = b\na_bind = no\n', same: false },
  { name: 'the name of a client, through a macro', before: 'virtual_alias_maps = $own\nown = hash:a\na_bind = no\n', after: 'virtual_alias_maps = $own\nown = ldap:a\na_bind = no\n', same: false },
  { name: 'a table of a client, where no name could be a setting of it', before: 'virtual_alias_maps = ldap:$own\nown = a\nown_group = no\n', after: 'virtual_alias_maps = ldap:$own\nown = b\nown_group = no\n', same: true },
  { name: 'a value that another refers to', before: 'myorigin = $own\nown = a\n', after: 'myorigin = $own\nown = b\n', same: true },
];

describe('uses of names kept over an edit', () => {
  for (const { name, before, after, same } of cases) {
    it(name, () => {
      const [one, other] = [before, after].map((text) => configure(knowledge, '3.11', parseMainCf(text))) as [Configuration, Configuration];
      const used = usedNames(one);
      assert.equal(usesAfter({ configuration: one, used }, other)?.version === used.version, same);
    });
  }
});

describe('uses of names followed over an edit', () => {
  const after = (before: string, text: string) => {
    const [one, other] = [before, text].map((each) => configure(knowledge, '3.11', parseMainCf(each))) as [Configuration, Configuration];
    return usesAfter({ configuration: one, used: usedNames(one) }, other);
  };
  it('tells the names that are in use in one version alone, and the settings that refer to others', () => {
    const used = after('x = $a $b $b\ny = $b\nz = $c\n', 'x = $aa $b\ny = $b\nz = $c\n');
    assert.deepEqual([[...used?.since?.names ?? []].sort(), [...used?.since?.settings ?? []]], [['a', 'aa'], ['x']]);
    assert.deepEqual(['a', 'aa', 'b', 'c', 'mydomain'].map((name) => used?.references.has(name)), [false, true, true, true, true]);
  });
  it('knows the tables of the version that was asked about', () => {
    const used = after('virtual_alias_maps = ldap:a\n', 'virtual_alias_maps = ldap:b\n');
    assert.deepEqual(['a_bind', 'b_bind'].map((name) => used?.isTableSetting(name)), [false, true]);
  });
  it('gathers anew where references count for nothing', () => {
    assert.equal(after('x = $a\nx = $b\n', 'x = $c\nx = $b\n'), undefined, 'an overridden setting');
    assert.equal(after('forward_path = $a\n', 'forward_path = $b\n'), undefined, 'a value that its program expands');
  });
});
