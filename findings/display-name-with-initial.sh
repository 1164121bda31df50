#!/usr/bin/env bash
# `Joe Q. Public <joe@example.com>` in npm @haraka/email-address 3.1.6, Mail::Address of MailTools 2.21 and
# Email::Address::XS 1.05 of Debian 12.
# Guess: the phrase is "Joe Q. Public" (RFC 5322, section 4.1, allows the dot in a phrase that is read).
# Seen: Haraka's eats the blank behind the dot, Mail::Address puts another one before it. Email::Address::XS keeps the name.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libmailtools-perl=2.21-2 libtimedate-perl=2.3300-2 libemail-address-xs-perl=1.05-1+b1
npm install --silent --no-fund --no-audit --prefix "$folder" @haraka/email-address@3.1.6 >/dev/null

text='Joe Q. Public <joe@example.com>'
perl() { command perl -I "$root/usr/share/perl5" -I "$root/usr/lib/x86_64-linux-gnu/perl5/5.36" "$@" "$text"; }
expect '@haraka/email-address' 'Joe Q.Public' \
  "$(node -e 'console.log(require("@haraka/email-address").parse(process.argv[1])[0].phrase)' "$text")"
expect Mail::Address 'Joe Q . Public' "$(perl -MMail::Address -e 'print((Mail::Address->parse(shift))[0]->phrase)')"
expect Email::Address::XS 'Joe Q. Public' "$(perl -MEmail::Address::XS -e 'print((Email::Address::XS->parse(shift))[0]->phrase)')"
