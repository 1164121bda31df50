#!/usr/bin/env bash
# npm spf-parse 1.0.4 and the mechanism mx//64, the IPv6 prefix length of RFC 7208, section 5.6.
# Guess: it knows mx//64 as it knows mx/24; or else it says that the record is not valid.
# Seen: it reports an error in the term, leaves it out (a mechanism with a prefix and no type), and calls the record valid.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" spf-parse@1.0.4 >/dev/null

cat > ask.cjs <<'SCRIPT'
const { valid, messages = [], mechanisms } = require('spf-parse')(process.argv[2]);
console.log(valid, messages.map((message) => message.type).join() || 'no messages', mechanisms[1].type ?? 'no type');
SCRIPT
expect 'mx/24' 'true no messages mx' "$(node ask.cjs 'v=spf1 mx/24 -all')"
expect 'mx//64' 'true error no type' "$(node ask.cjs 'v=spf1 mx//64 -all')"
