#!/usr/bin/env bash
# postmap of Postfix 3.7.11 with lmdb and cdb, and the tools of those databases: mdb_dump 0.9.24, cdb of tinycdb 0.78.
# Guess: one program writes the same bytes whatever the type of the table.
# Seen: in lmdb key and value end in a NUL byte, in cdb they do not. The stock cdb tool finds a key as it is written in the
# source; who reads or loads an lmdb table by other tools needs the NUL.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages postfix-lmdb=3.7.11-0+deb12u1 postfix-cdb=3.7.11-0+deb12u1 liblmdb0=0.9.24-1 libcdb1=0.78+b1 \
  lmdb-utils=0.9.24-1 tinycdb=0.78+b1

mkdir etc
printf 'compatibility_level = 3.6\nmeta_directory = %s/etc\nshlib_directory = %s/usr/lib/postfix\n' "$folder" "$root" > etc/main.cf
for type in lmdb cdb; do echo "$type postfix-$type.so dict_${type}_open mkmap_${type}_open"; done > etc/dynamicmaps.cf
echo 'example.org slow' > table
for type in lmdb cdb; do
  "$root/usr/sbin/postmap" -c etc "$type:table" 2>/dev/null
  expect "postmap -q, $type" slow "$("$root/usr/sbin/postmap" -c etc -q example.org "$type:table" 2>/dev/null)"
done
expect 'mdb_dump' 'example.org\00 slow\00' \
  "$("$root/usr/bin/mdb_dump" -n -p table.lmdb | sed -n '/^HEADER=END$/,/^DATA=END$/ s/^ //p' | paste -sd' ')"
expect 'cdb -q' slow "$("$root/usr/bin/cdb" -q table.cdb example.org)"
