#!/usr/bin/env bash
# npm mailauth 4.13.3 and Debian's python3-spf 2.0.14: an SPF record with an argument that is no address behind the term that matches.
# Guess: both call it a permanent error, since RFC 7208, section 4.6 has syntax errors anywhere in the record found before
# any term is evaluated.
# Seen: mailauth reads an argument when it comes to it, and says "pass" when a term before it matches; python3-spf says permerror. A
# sender that mailauth lets pass is one that other receivers may refuse.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb python3-spf=2.0.14-3 python3-dns=3.2.1-2
npm install --silent --no-fund --no-audit --prefix "$folder" mailauth@4.13.3 >/dev/null

cat > ask.mjs <<'SCRIPT'
import { spf } from 'mailauth/lib/spf/index.js';
const resolver = async (name, type) =>
  type === 'TXT' ? [[process.argv[2]]] : Promise.reject(Object.assign(new Error(name), { code: 'ENOTFOUND' }));
const { status } = await spf({ ip: '192.0.2.1', sender: 'x@d.example', helo: 'h.example', resolver });
console.log(status.result);
SCRIPT
cat > ask.py <<'SCRIPT'
import sys, spf
spf.DNSLookup = lambda name, kind, *more, **other: [((name, kind), [sys.argv[1].encode()])] if kind == 'TXT' else []
print(spf.check2(i='192.0.2.1', s='x@d.example', h='h.example')[0])
SCRIPT
ask() {
  node ask.mjs "$1"
  PYTHONPATH=$root/usr/lib/python3/dist-packages /usr/bin/python3 ask.py "$1"
}
expect 'v=spf1 ip4:192.0.2.1 -all' 'pass pass' "$(ask 'v=spf1 ip4:192.0.2.1 -all' | paste -sd' ')"
expect 'v=spf1 ip4:moo ip4:192.0.2.1 -all' 'permerror permerror' "$(ask 'v=spf1 ip4:moo ip4:192.0.2.1 -all' | paste -sd' ')"
expect 'v=spf1 ip4:192.0.2.1 ip4:moo -all' 'pass permerror' "$(ask 'v=spf1 ip4:192.0.2.1 ip4:moo -all' | paste -sd' ')"
