#!/usr/bin/env bash
# npm mailauth 4.13.3 (what npm installs on Node 20; 7.1.0 takes the dot) and Debian's python3-spf 2.0.14: a host name with the dot of the root in an SPF record.
# Guess: both take `a:host.example.`, which RFC 7208, section 7.1 allows (toplabel [ "." ]).
# Seen: mailauth calls the record a permanent error; python3-spf looks the host up.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb python3-spf=2.0.14-3 python3-dns=3.2.1-2
npm install --silent --no-fund --no-audit --prefix "$folder" mailauth@4.13.3 >/dev/null

cat > ask.mjs <<'SCRIPT'
import { spf } from 'mailauth/lib/spf/index.js';
const zone = { 'dot.example TXT': [['v=spf1 a:h.example. -all']], 'plain.example TXT': [['v=spf1 a:h.example -all']], 'h.example A': ['192.0.2.1'], 'h.example. A': ['192.0.2.1'] };
const resolver = async (name, type) => zone[`${name} ${type}`] ?? Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' }));
const { status } = await spf({ ip: '192.0.2.1', sender: `x@${process.argv[2]}`, helo: 'h.example', resolver });
console.log(status.result);
SCRIPT
cat > ask.py <<'SCRIPT'
import sys, spf
zone = {('dot.example', 'TXT'): [[b'v=spf1 a:h.example. -all']], ('plain.example', 'TXT'): [[b'v=spf1 a:h.example -all']], ('h.example', 'A'): ['192.0.2.1']}
spf.DNSLookup = lambda name, kind, *more, **other: [((name, kind), value) for value in zone.get((name.rstrip('.'), kind), [])]
print(spf.check2(i='192.0.2.1', s='x@' + sys.argv[1], h='h.example')[0])
SCRIPT
python() { PYTHONPATH=$root/usr/lib/python3/dist-packages python3 ask.py "$1"; }
expect 'mailauth, a:h.example' pass "$(node ask.mjs plain.example)"
expect 'mailauth, a:h.example.' permerror "$(node ask.mjs dot.example)"
expect 'python3-spf, a:h.example' pass "$(python plain.example)"
expect 'python3-spf, a:h.example.' pass "$(python dot.example)"
