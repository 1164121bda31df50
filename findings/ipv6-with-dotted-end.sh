#!/usr/bin/env bash
# 2001:db8::192.0.2.0/120 (RFC 4291, section 2.2, third form) in npm ipaddr.js 2.5.0, ip-cidr 4.0.2 and ip6addr 0.2.5.
# Guess: all three read the network 2001:db8::c000:200/120.
# Seen: ip-cidr calls it valid and takes it for the one IPv4 address 192.0.2.0: an address of the network is outside it.
# ip6addr knows the form behind ::ffff: alone and throws for any other IPv6 address.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" ipaddr.js@2.5.0 ip-cidr@4.0.2 ip6addr@0.2.5 >/dev/null

cat > ask.cjs <<'SCRIPT'
const cidr = '2001:db8::192.0.2.0/120';
const IPCIDR = require('ip-cidr').default ?? require('ip-cidr');
const ip6addr = require('ip6addr');
console.log(require('ipaddr.js').parseCIDR(cidr).join('/'));
console.log(IPCIDR.isValidCIDR(cidr), String(new IPCIDR(cidr)), new IPCIDR(cidr).contains('2001:db8::c000:205'));
console.log(String(ip6addr.createCIDR('::ffff:192.0.2.0/120')));
try { console.log(String(ip6addr.createCIDR(cidr))); } catch (error) { console.log(error.message.split(': ').pop()); }
SCRIPT
node ask.cjs > seen
expect 'ipaddr.js' '2001:db8::c000:200/120' "$(sed -n 1p seen)"
expect 'ip-cidr: valid, network, holds 2001:db8::c000:205' 'true 192.0.2.0 false' "$(sed -n 2p seen)"
expect 'ip6addr, ::ffff:192.0.2.0/120' '::ffff:192.0.2.0/120' "$(sed -n 3p seen)"
expect 'ip6addr' 'invalid dotted-quad notation' "$(sed -n 4p seen)"
