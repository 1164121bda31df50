#!/usr/bin/env bash
# Augeas 1.14.0 (lens Postfix_Transport) and a next hop with brackets and a port.
# Guess: the lens knows smtp:[host]:port, the usual way to name a relay in a transport table.
# Seen: with brackets or with a port it reads the line, with both it refuses the whole table, and so it does for a
# table with an extended recipient (user+tag@domain) as a key. postmap 3.7.11 looks all of them up.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb augeas-tools=1.14.0-1+deb12u1 libaugeas0=1.14.0-1+deb12u1 augeas-lenses=1.14.0-1+deb12u1 $postfix_packages

mkdir -p tree/etc/postfix
echo 'compatibility_level = 3.6' > tree/etc/postfix/main.cf
# ask KEY VALUE: what postmap answers, then whether Augeas reads the table.
ask() {
  printf '%s %s\n' "$1" "$2" > tree/etc/postfix/transport
  printf '%s, ' "$("$root/usr/sbin/postmap" -c tree/etc/postfix -q "$1" texthash:tree/etc/postfix/transport 2>/dev/null)"
  printf '%s\n' 'transform Postfix_Transport incl /etc/postfix/transport' load 'get /augeas/files/etc/postfix/transport/error' \
    | "$root/usr/bin/augtool" -r tree -S -A -I "$root/usr/share/augeas/lenses/dist" | grep -o 'parse_failed' || echo read
}
expect 'brackets' 'smtp:[mx.example.net], read' "$(ask example.org 'smtp:[mx.example.net]')"
expect 'port' 'smtp:mx.example.net:587, read' "$(ask example.org 'smtp:mx.example.net:587')"
expect 'both' 'smtp:[mx.example.net]:587, parse_failed' "$(ask example.org 'smtp:[mx.example.net]:587')"
expect 'extended recipient' 'slow:, parse_failed' "$(ask joe+news@example.org 'slow:')"
