#!/usr/bin/env bash
# Augeas 1.14.0 (lens Postfix_Main) and a comment line between the lines of a value.
# Guess: the lens reads what postconf reads, since a comment line never ends a logical line in main.cf.
# Seen: the lens refuses the whole file ("Iterated lens matched less than it should"), so that Puppet's or Ansible's
# augeas modules cannot edit any parameter of it. postconf 3.7.11 prints both networks.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb augeas-tools=1.14.0-1+deb12u1 libaugeas0=1.14.0-1+deb12u1 augeas-lenses=1.14.0-1+deb12u1 $postfix_packages

mkdir -p tree/etc/postfix
printf 'mynetworks = 127.0.0.0/8\n# office\n    192.0.2.0/24\n' > tree/etc/postfix/main.cf

expect 'postconf reads' '127.0.0.0/8 192.0.2.0/24' \
  "$("$root/usr/sbin/postconf" -c tree/etc/postfix -h mynetworks 2>/dev/null | tr -s ' ')"
seen=$("$root/usr/bin/augtool" -r tree -S -A -I "$root/usr/share/augeas/lenses/dist" <<'COMMANDS'
transform Postfix_Main incl /etc/postfix/main.cf
load
get /augeas/files/etc/postfix/main.cf/error
match /files/etc/postfix/main.cf/*
COMMANDS
)
expect 'augtool' '/augeas/files/etc/postfix/main.cf/error = parse_failed   (no matches)' "$(echo $seen | sed 's/parse_failed /parse_failed   /')"
