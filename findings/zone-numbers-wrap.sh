#!/usr/bin/env bash
# Numbers that are too large for their field, in nsd-checkzone of NSD 4.6.1 and ldns-read-zone of ldns 1.8.3.
# Guess: a program that checks a zone refuses an MX preference of 65536, as dnspython 2.3.0 does.
# Seen: both print a record with the number cut to its width: the host that was meant last has preference 0 and is tried
# first; -1 is 65535. NSD says that the zone is ok. Of a TTL of 4294967295, NSD alone makes 3600.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb nsd=4.6.1-1 libevent-2.1-7=2.1.12-stable-8+deb12u1 libfstrm0=0.6.1-1 libprotobuf-c1=1.4.1-1+b1 ldnsutils=1.8.3-1+b1 \
  libldns3=1.8.3-1+b1 python3-dnspython=2.3.0-1+deb12u1

# ask TTL PREFERENCE: TTL and preference for NSD, for ldns, for dnspython.
ask() {
  printf '$ORIGIN example.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.53\n@ %s MX %s ns\n' "$1" "$2" > zone
  "$root/usr/sbin/nsd-checkzone" -p example zone 2>&1 | awk '$3 == "MX" { print $1, $4 } $4 == "MX" { print $2, $5 } / is ok$/ { print "ok" }'
  "$root/usr/bin/ldns-read-zone" zone 2>&1 | awk '$4 == "MX" { print $2, $5 }'
  PYTHONPATH=$root/usr/lib/python3/dist-packages python3 -c '
import dns.zone
rrset = dns.zone.from_file("zone", "example.").find_rrset("@", "MX")
print(rrset.ttl, rrset[0].preference)' 2>/dev/null || echo refused
}
expect 'TTL 60, MX 10: NSD | ldns | dnspython' '60 10|ok|60 10|60 10' "$(ask 60 10 | paste -sd'|')"
expect 'MX 65536' '60 0|ok|60 0|refused' "$(ask 60 65536 | paste -sd'|')"
expect 'MX -1' '60 65535|ok|60 65535|refused' "$(ask 60 -1 | paste -sd'|')"
expect 'TTL 4294967295' '3600 10|ok|4294967295 10|4294967295 10' "$(ask 4294967295 10 | paste -sd'|')"
