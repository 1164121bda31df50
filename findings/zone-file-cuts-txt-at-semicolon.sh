#!/usr/bin/env bash
# npm zone-file 1.0.0 and the TXT record of a DMARC policy.
# Guess: what makeZoneFile writes, parseZoneFile reads back, since the semicolons stand inside quotes.
# Seen: the reader takes a quoted semicolon for the start of a comment. All tags behind the version are lost without an
# error; where the record is cut into two strings, the text between them is joined on.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" zone-file@1.0.0 >/dev/null

cat > ask.cjs <<'SCRIPT'
const { makeZoneFile, parseZoneFile } = require('zone-file');
const written = makeZoneFile({ $origin: 'example.', $ttl: 300, txt: [{ name: '_dmarc', txt: 'v=DMARC1; p=reject' }] }, '{$origin}\n{txt}');
console.log(written.trim().split('\n').pop().split('\t').pop());
console.log(JSON.stringify(parseZoneFile(written).txt[0].txt));
console.log(JSON.stringify(parseZoneFile('_dmarc IN TXT ( "v=DMARC1;"\n " p=reject" )\n').txt[0].txt));
SCRIPT
node ask.cjs > seen
expect 'written' '"v=DMARC1; p=reject"' "$(sed -n 1p seen)"
expect 'read back' '"v=DMARC1"' "$(sed -n 2p seen)"
expect 'in two strings' '["v=DMARC1 ","p=reject"]' "$(sed -n 3p seen)"
