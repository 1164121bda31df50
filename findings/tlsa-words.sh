#!/usr/bin/env bash
# TLSA records in ldns-read-zone of ldns 1.8.3 and nsd-checkzone of NSD 4.6.1, two programs of one house.
# Guess: both know the words of RFC 7218 (DANE-EE SPKI SHA2-256), or neither.
# Seen: ldns reads the words as 3 1 1, NSD wants integers.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb nsd=4.6.1-1 libevent-2.1-7=2.1.12-stable-8+deb12u1 libfstrm0=0.6.1-1 libprotobuf-c1=1.4.1-1+b1 ldnsutils=1.8.3-1+b1 \
  libldns3=1.8.3-1+b1

ask() {
  printf '$ORIGIN example.\n$TTL 300\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.53\n_25._tcp.ns TLSA %s\n' "$1" > zone
  ldns=$("$root/usr/bin/ldns-read-zone" zone 2>&1 | tail -n 1 | cut -f5)
  "$root/usr/sbin/nsd-checkzone" example zone >/dev/null 2>&1 && nsd=takes || nsd=refuses
  echo "ldns $ldns, NSD $nsd"
}
expect '3 1 1 abcd' 'ldns 3 1 1 abcd, NSD takes' "$(ask '3 1 1 abcd')"
expect 'DANE-EE SPKI SHA2-256 abcd' 'ldns 3 1 1 abcd, NSD refuses' "$(ask 'DANE-EE SPKI SHA2-256 abcd')"
