#!/usr/bin/env bash
# postalias of Postfix 3.7.11 and an alias file of one line.
# Guess: the table holds one entry, as with postmap.
# Seen: it holds four. Three are for NIS and sendmail: look-ups of @, YP_MASTER_NAME and YP_LAST_MODIFIED succeed in every
# alias table, so that `@` is found although no line has it, and each run writes a table that differs from the last one.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages

mkdir etc
echo 'compatibility_level = 3.6' > etc/main.cf
echo 'root: joe' > aliases
echo 'root joe' > virtual
postalias() { "$root/usr/sbin/postalias" -c etc "$@" 2>/dev/null; }
postalias hash:aliases
"$root/usr/sbin/postmap" -c etc hash:virtual 2>/dev/null
expect 'keys that postmap wrote' root "$("$root/usr/sbin/postmap" -c etc -s hash:virtual | cut -f1)"
expect 'keys that postalias wrote' '@ YP_LAST_MODIFIED YP_MASTER_NAME root' \
  "$(postalias -s hash:aliases | cut -d: -f1 | LC_ALL=C sort | paste -sd' ')"
expect 'postalias -q @' @ "$(postalias -q @ hash:aliases)"
