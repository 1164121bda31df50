#!/usr/bin/env bash
# "192.0.2", which is a network in an access table of Postfix (access(5)), in netmask 2.4.4, ipcalc-ng 1.0.2, grepcidr 2.0,
# NetAddr::IP 4.079, Net::IP 1.26 and Net::CIDR 0.21 of Debian 12, and in npm cidr-tools 11.3.2.
# Guess: a program refuses it, or reads 192.0.2.0/24.
# Seen: two refuse it and none reads the /24. The others read one address each, and three different ones: 192.0.0.2 (the
# last number fills two octets, as in inet_aton), 192.0.2.0, and 0.192.0.2.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb netmask=2.4.4-3 ipcalc-ng=1.0.2-1 grepcidr=2.0-2 libnetaddr-ip-perl=4.079+dfsg-2+b1 \
  libnet-ip-perl=1.26-3 libnet-cidr-perl=0.21-2
npm install --silent --no-fund --no-audit --prefix "$folder" cidr-tools@11.3.2 >/dev/null

ask() { perl -I "$root/usr/share/perl5" -I "$root/usr/lib/x86_64-linux-gnu/perl5/5.36" "$@" 2>/dev/null; }
echo 'import { mergeCidr } from "cidr-tools"; console.log(mergeCidr("192.0.2").join());' > ask.mjs
expect netmask 192.0.0.2/32 "$("$root/usr/bin/netmask" -n -c 192.0.2 | tr -d ' ')"
expect NetAddr::IP 192.0.0.2/32 "$(ask -MNetAddr::IP -e 'print NetAddr::IP->new("192.0.2")')"
expect Net::IP 192.0.2.0/32 "$(ask -MNet::IP -e 'print Net::IP->new("192.0.2")->print')"
expect Net::CIDR 192.0.2.0/32 "$(ask -MNet::CIDR -e 'print Net::CIDR::cidrvalidate("192.0.2")')"
expect cidr-tools 0.192.0.2/32 "$(node ask.mjs)"
expect ipcalc-ng 'bad IPv4 address: 192.0.2' "$("$root/usr/bin/ipcalc-ng" -n 192.0.2 2>&1 | sed 's/^[^:]*: //' || true)"
expect grepcidr 'Not a valid pattern: 192.0.2' "$(echo 192.0.2.9 | "$root/usr/bin/grepcidr" 192.0.2 2>&1 | sed 's/^[^:]*: //' || true)"
