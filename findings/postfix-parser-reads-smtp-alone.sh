#!/usr/bin/env bash
# npm postfix-parser 1.1.2: lines of delivery agents other than postfix/smtp.
# Guess: lmtp, pipe, virtual and a smtp client with a syslog_name of its own (postfix/relay/smtp, Debian's default) are read
# as smtp is: all of them log with the same function of Postfix (src/global/log_adhoc.c).
# Seen: of all but postfix/smtp the answer is date, host, program and process. Queue id, recipient and status are dropped,
# and nothing tells that the line was not understood.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" postfix-parser@1.1.2 >/dev/null

cat > ask.cjs <<'SCRIPT'
const { asObject } = require('postfix-parser');
const rest = '4cPqRs1TtUz9xK: to=<b@example.net>, relay=next, delay=0.2, delays=0.1/0/0/0.1, dsn=2.0.0, status=sent (done)';
for (const program of ['postfix/smtp', 'postfix/relay/smtp', 'postfix/lmtp', 'postfix/pipe', 'postfix/virtual', 'postfix/local'])
  console.log(Object.keys(asObject(`Dec  1 10:00:00 mx ${program}[7]: ${rest}`)).sort().join(' '));
SCRIPT
node ask.cjs > seen

expect 'postfix/smtp' 'date delay delays dsn host pid prog qid relay status to' "$(sed -n 1p seen)"
n=1
for program in relay/smtp lmtp pipe virtual; do
  n=$((n + 1))
  expect "postfix/$program" 'date host pid prog' "$(sed -n ${n}p seen)"
done
expect 'postfix/local' 'date delay delays dsn host pid prog qid relay status to' "$(sed -n 6p seen)"
