#!/usr/bin/env bash
# CAA records in nsd-checkzone of NSD 4.6.1 and ldns-read-zone of ldns 1.8.3, two programs of one house.
# Guess: both take a CAA value without quotes and a tag in any case, as RFC 8659, section 4.1 has it: the value is written
# as a character string, quoted or not, and tags are compared without case.
# Seen: each refuses what the other takes. NSD refuses an upper-case letter in the tag, ldns refuses a value without quotes.
# dnspython 2.3.0 takes both.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb nsd=4.6.1-1 libevent-2.1-7=2.1.12-stable-8+deb12u1 libfstrm0=0.6.1-1 libprotobuf-c1=1.4.1-1+b1 ldnsutils=1.8.3-1+b1 \
  libldns3=1.8.3-1+b1 python3-dnspython=2.3.0-1+deb12u1

# ask CAA: which of the three take the zone.
ask() {
  printf '$ORIGIN example.\n$TTL 300\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.53\n@ CAA %s\n' "$1" > zone
  "$root/usr/sbin/nsd-checkzone" example zone >/dev/null 2>&1 && echo nsd
  "$root/usr/bin/ldns-read-zone" zone >/dev/null 2>&1 && echo ldns
  PYTHONPATH=$root/usr/lib/python3/dist-packages python3 -c 'import dns.zone; dns.zone.from_file("zone", "example.")' \
    2>/dev/null && echo dnspython
  return 0
}
expect '0 issue "ca.example"' 'nsd ldns dnspython' "$(ask '0 issue "ca.example"' | paste -sd' ')"
expect '0 issue ca.example' 'nsd dnspython' "$(ask '0 issue ca.example' | paste -sd' ')"
expect '0 Issue "ca.example"' 'ldns dnspython' "$(ask '0 Issue "ca.example"' | paste -sd' ')"
