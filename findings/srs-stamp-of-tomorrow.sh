#!/usr/bin/env bash
# npm srs.js 0.1.0 and sender-rewriting-scheme 1.0.0: the day in an SRS address.
# Guess: the two letters are the number of the day since 1970 in UTC, as in Mail::SRS 0.31, the reference implementation.
# Seen: both round to the nearest day: from noon (UTC) on an address bears the stamp of tomorrow, which to a reader that
# counts whole days lies 1,023 days back.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libmail-srs-perl=0.31-9 libdigest-hmac-perl=1.04+dfsg-2
npm install --silent --no-fund --no-audit --prefix "$folder" srs.js@0.1.0 sender-rewriting-scheme@1.0.0 >/dev/null

cat > ask.cjs <<'SCRIPT'
const SRS = require('srs.js');
const { SRS: Scheme } = require('sender-rewriting-scheme');
for (const time of process.argv.slice(2)) {
  Date.now = () => Number(time) * 1000;
  const stamp = (address) => address.split('=')[2];
  const [a, b] = [new SRS({ secret: 's' }).rewrite('joe', 'example.org'), new Scheme({ secret: 's' }).forward('joe@example.org', 'f.example')];
  console.log(stamp(a), stamp(b));
}
SCRIPT
morning=$(date -u -d '2026-12-01 11:59' +%s) noon=$(date -u -d '2026-12-01 12:01' +%s)
node ask.cjs "$morning" "$noon" > seen
reference() { PERL5LIB=$root/usr/share/perl5 perl -MMail::SRS -e 'print Mail::SRS->new(Secret => "s")->timestamp_create($ARGV[0])' "$1" 2>/dev/null; }
expect 'Mail::SRS at 11:59 and 12:01' 'JU JU' "$(reference "$morning") $(reference "$noon")"
expect 'srs.js, sender-rewriting-scheme at 11:59' 'JU JU' "$(sed -n 1p seen)"
expect 'srs.js, sender-rewriting-scheme at 12:01' 'JV JV' "$(sed -n 2p seen)"
