#!/usr/bin/env bash
# "IN 300 MX": the class before the TTL, in nsd-checkzone 4.6.1, ldns-read-zone 1.8.3, dnspython 2.3.0 and Net::DNS 1.36.
# Guess: all read it as "300 IN MX", since RFC 1035, section 5.1 gives both orders.
# Seen: ldns and dnspython take 300 for the type of the record and refuse the zone that NSD loads.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb nsd=4.6.1-1 libevent-2.1-7=2.1.12-stable-8+deb12u1 libfstrm0=0.6.1-1 libprotobuf-c1=1.4.1-1+b1 ldnsutils=1.8.3-1+b1 \
  libldns3=1.8.3-1+b1 python3-dnspython=2.3.0-1+deb12u1 libnet-dns-perl=1.36-1+deb12u1

ask() {
  printf '$ORIGIN example.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\n@ NS ns\nns A 192.0.2.53\n@ %s MX 10 ns\n' "$1" > zone
  "$root/usr/sbin/nsd-checkzone" example zone >/dev/null 2>&1 && echo nsd
  "$root/usr/bin/ldns-read-zone" zone >/dev/null 2>&1 && echo ldns
  PYTHONPATH=$root/usr/lib/python3/dist-packages python3 -c 'import dns.zone; dns.zone.from_file("zone", "example.")' \
    2>/dev/null && echo dnspython
  perl -I "$root/usr/share/perl5" -MNet::DNS -e '
    print Net::DNS::RR->new("example. $ARGV[0] MX 10 ns.example.")->ttl == 300 ? "Net::DNS\n" : ""' "$1" 2>/dev/null
  return 0
}
expect '300 IN MX' 'nsd ldns dnspython Net::DNS' "$(ask '300 IN' | paste -sd' ')"
expect 'IN 300 MX' 'nsd Net::DNS' "$(ask 'IN 300' | paste -sd' ')"
