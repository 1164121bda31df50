#!/usr/bin/env bash
# postconf -e of Postfix 3.7.11 and a parameter that main.cf sets twice.
# Guess: it changes the last line, the one that counts, and leaves the other alone (or removes it).
# Seen: it writes the new value into both lines, so that what the first one said is lost without a word.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages

mkdir etc
printf 'compatibility_level = 3.6\nmydestination = a.example\nmydestination = b.example\n' > etc/main.cf
"$root/usr/sbin/postconf" -c etc -e 'mydestination = c.example' 2>/dev/null
expect 'main.cf after postconf -e' 'compatibility_level = 3.6|mydestination = c.example|mydestination = c.example|' \
  "$(tr '\n' '|' < etc/main.cf)"
