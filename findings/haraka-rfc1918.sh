#!/usr/bin/env bash
# npm haraka-net-utils 1.9.3, is_rfc1918, and Net::IP 1.26 of Debian 12 on the same addresses.
# Guess: is_rfc1918 is true for 10/8, 172.16/12 and 192.168/16, the three networks of RFC 1918, and for nothing else.
# Seen: it is also true for 192.0.2.1 and 198.51.100.1 (documentation), 169.254.1.1 (link-local), and for fe80::1 and ::1,
# which are IPv6. Net::IP keeps these kinds apart.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libnet-ip-perl=1.26-3
npm install --silent --no-fund --no-audit --prefix "$folder" haraka-net-utils@1.9.3 >/dev/null

cat > ask.cjs <<'SCRIPT'
const { is_rfc1918 } = require('haraka-net-utils');
console.log(process.argv.slice(2).filter((address) => is_rfc1918(address)).join(' '));
process.exit(0);
SCRIPT
addresses='10.0.0.1 192.168.0.1 192.0.2.1 169.254.1.1 fe80::1 ::1 100.64.0.1 198.51.100.1'
expect 'is_rfc1918 is true for' '10.0.0.1 192.168.0.1 192.0.2.1 169.254.1.1 fe80::1 ::1 198.51.100.1' "$(node ask.cjs $addresses)"
expect 'Net::IP: PRIVATE' '10.0.0.1 192.168.0.1' \
  "$(perl -I "$root/usr/share/perl5" -MNet::IP -e 'print join " ", grep { Net::IP->new($_)->iptype eq "PRIVATE" } @ARGV' $addresses)"
