#!/usr/bin/env bash
# An ip6 mechanism with an IPv4-mapped address, and a client that connects over IPv4: Mail::SPF 2.9.0 and python3-spf
# 2.0.14 of Debian 12, npm mailauth 4.13.3.
# Guess: ip6 never matches an IPv4 client; RFC 7208, section 5 says so of clients, and that mapped ones count as IPv4.
# Seen: Mail::SPF turns the client into its mapped form, so that ip6:::ffff:192.0.2.1 passes 192.0.2.1; the others fail it.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb python3-spf=2.0.14-3 python3-dns=3.2.1-2 libmail-spf-perl=2.9.0-5 libnet-dns-perl=1.36-1+deb12u1 liberror-perl=0.17029-2 \
  libnetaddr-ip-perl=4.079+dfsg-2+b1 liburi-perl=5.17-1 libnet-dns-resolver-programmable-perl=0.009-2
npm install --silent --no-fund --no-audit --prefix "$folder" mailauth@4.13.3 >/dev/null

cat > ask.mjs <<'SCRIPT'
import { spf } from 'mailauth/lib/spf/index.js';
const resolver = async (name, type) => (type === 'TXT' ? [[process.argv[2]]] : []);
const { status } = await spf({ ip: '192.0.2.1', sender: 'x@d.example', helo: 'h.example', resolver });
console.log(status.result);
SCRIPT
cat > ask.py <<'SCRIPT'
import sys, spf
spf.DNSLookup = lambda name, kind, *more, **other: [((name, kind), [sys.argv[1].encode()])] if kind == 'TXT' else []
print(spf.check2(i='192.0.2.1', s='x@d.example', h='h.example')[0])
SCRIPT
cat > ask.pl <<'SCRIPT'
use Mail::SPF; use Net::DNS::Resolver::Programmable;
my $record = shift;
my $resolver = Net::DNS::Resolver::Programmable->new(resolver_code => sub {
  my ($name, $type) = @_;
  return ('NOERROR', undef, $type eq 'TXT' ? Net::DNS::RR->new(qq{$name. TXT "$record"}) : ());
});
my $request = Mail::SPF::Request->new(scope => 'mfrom', identity => 'x@d.example', ip_address => '192.0.2.1', helo_identity => 'h.example');
print Mail::SPF::Server->new(dns_resolver => $resolver)->process($request)->code, "\n";
SCRIPT
ask() {
  perl -I "$root/usr/share/perl5" -I "$root/usr/lib/x86_64-linux-gnu/perl5/5.36" ask.pl "$1" 2>&1
  PYTHONPATH=$root/usr/lib/python3/dist-packages python3 ask.py "$1"
  node ask.mjs "$1"
}
expect 'ip4:192.0.2.1: Mail::SPF, python3-spf, mailauth' 'pass pass pass' "$(ask 'v=spf1 ip4:192.0.2.1 -all' | paste -sd' ')"
expect 'ip6:::ffff:192.0.2.1: the same' 'pass fail fail' "$(ask 'v=spf1 ip6:::ffff:192.0.2.1 -all' | paste -sd' ')"
