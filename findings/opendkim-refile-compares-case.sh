#!/usr/bin/env bash
# OpenDKIM 2.11.0~beta2 (Debian 12), query mode (-Q), a SigningTable of type refile.
# Guess: `*@example.com` meets joe@EXAMPLE.COM, as host names have no case and header_checks patterns fold it too.
# Seen: the pattern is compared with case, so that the look-up goes on to the catch-all line below and another key signs.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb opendkim=2.11.0~beta2-8+deb12u1 libopendkim11=2.11.0~beta2-8+deb12u1 librbl1=2.11.0~beta2-8+deb12u1 \
  libvbr2=2.11.0~beta2-8+deb12u1 libmilter1.0.1=8.17.1.9-2+deb12u2 liblua5.3-0=5.3.6-2 libmemcached11=1.1.4-1 \
  libhashkit2=1.1.4-1 libopendbx1=1.4.6-16+b1 libunbound8=1.17.1-2+deb12u4 libevent-2.1-7=2.1.12-stable-8+deb12u1 libbsd0=0.11.7-2
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$root/usr/lib

printf '*@example.com company\n* fallback\n' > signing.table
ask() { printf 'refile:%s/signing.table\n%s/1\n' "$folder" "$1" | timeout 10 "$root/usr/sbin/opendkim" -Q 2>/dev/null | tr -d '\n'; }
expect 'joe@example.com' "'company'" "$(ask joe@example.com)"
expect 'joe@EXAMPLE.COM' "'fallback'" "$(ask joe@EXAMPLE.COM)"
