import assert from 'node:assert/strict';
import test from 'node:test';
import { prepareRename, rename } from '../../server/src/ide/rename.ts';
import { edited, openAt } from './open.ts';

const cases: {
  name: string;
  text: string;
  to?: string;
  master?: string;
  can?: string | undefined;
  want?: string | undefined;
}[] = [
  {
    name: 'user name',
    text: 'm‸ine = a\nx = $mine ${mine?{$mine}} $miner\n',
    can: 'mine',
    want: 'new = a\nx = $new ${new?{$new}} $miner\n',
  },
  { name: 'from a use', text: 'mine = a\nx =\n  $mi‸ne\n', can: 'mine', want: 'new = a\nx =\n  $new\n' },
  {
    name: 'class',
    text: 'smtpd_restriction_classes = grey\ngr‸ey = permit\nsmtpd_recipient_restrictions = grey, reject\n',
    can: 'grey',
    want: 'smtpd_restriction_classes = new\nnew = permit\nsmtpd_recipient_restrictions = new, reject\n',
  },
  {
    name: 'class hidden in a macro',
    text: 'smtpd_restriction_classes = grey\ngr‸ey = permit\nl = grey\nsmtpd_recipient_restrictions = $l, reject\n',
  },
  {
    name: 'class named as a restriction',
    text: 'smtpd_restriction_classes = grey\ngr‸ey = permit\n',
    to: 'reject',
    can: 'grey',
  },
  { name: 'built in', text: 'mydo‸main = a\n' },
  { name: 'from defaults', text: 'str‸ess = a\n' },
  { name: 'to built in', text: 'm‸ine = a\n', to: 'mydomain', can: 'mine' },
  { name: 'to a set one', text: 'm‸ine = a\nnew = b\n', can: 'mine' },
  { name: 'to one in use', text: 'm‸ine = a\nb = $new\n', can: 'mine' },
  { name: 'bad name', text: 'm‸ine = a\n', to: 'a-b', can: 'mine' },
  { name: 'not set', text: 'a = $mi‸ne\n' },
  { name: 'used in master.cf', text: 'm‸ine = a\n', master: 'smtp inet n - y - - smtpd\n  -o mynetworks=$mine\n' },
  { name: 'table setting', text: 'l‸dapx_server_host = a\nalias_maps = ldap:ldapx\n' },
  { name: 'empty', text: '‸' },
];
for (const { name, text, to = 'new', master, can, want } of cases) {
  test(name, () => {
    const { document, offset } = openAt(text, master === undefined ? {} : { master });
    assert.equal(prepareRename(document, offset)?.placeholder, can);
    const edit = rename(document, offset, to);
    assert.equal(edit && edited(document, edit.changes?.[document.uri] ?? []), want);
  });
}
