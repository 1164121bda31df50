#!/usr/bin/env bash
# A group of addresses (RFC 5322, section 3.4) in Mail::Address of MailTools 2.21 and in npm @haraka/email-address 3.1.6.
# Guess: both give the two members; the second is as plain an object as it is for one address.
# Seen: Mail::Address joins the name of the group to the first member, "friends:joe@a.example". Haraka's holds the members,
# but the group refers back to itself, so that JSON.stringify throws; an empty group does not.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libmailtools-perl=2.21-2 libtimedate-perl=2.3300-2
npm install --silent --no-fund --no-audit --prefix "$folder" @haraka/email-address@3.1.6 >/dev/null

group='friends: joe@a.example, ann@b.example;'
expect Mail::Address 'friends:joe@a.example ann@b.example' \
  "$(perl -I "$root/usr/share/perl5" -MMail::Address -e 'print join " ", map { $_->address } Mail::Address->parse(shift)' "$group")"
cat > ask.cjs <<'SCRIPT'
const parsed = require('@haraka/email-address').parse(process.argv[2]);
try { console.log(typeof JSON.stringify(parsed)); } catch (error) { console.log(error.message.split('\n')[0]); }
SCRIPT
expect '@haraka/email-address, one address' string "$(node ask.cjs joe@example.com)"
expect 'empty group' string "$(node ask.cjs 'undisclosed-recipients:;')"
expect 'group of two' 'Converting circular structure to JSON' "$(node ask.cjs "$group")"
