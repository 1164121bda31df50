#!/usr/bin/env bash
# Debian prometheus-postfix-exporter 0.3.0: what postfix_smtpd_messages_rejected_total counts.
# Guess: each "reject:" line of smtpd, by its reply code.
# Seen: only refused RCPT commands before any recipient was taken (NOQUEUE), of a service without a syslog_name of its own.
# A refusal after an accepted recipient has the queue id in its place, MAIL has no recipient, and submission logs as
# postfix/submission/smtpd (the -o of Debian's master.cf): these are "unsupported" lines.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb prometheus-postfix-exporter=0.3.0-4+b3

touch log
port=$((20000 + RANDOM % 20000))
"$root/usr/bin/prometheus-postfix-exporter" --postfix.logfile_path=log --postfix.showq_path="$folder/none" \
  --web.listen-address="127.0.0.1:$port" >/dev/null 2>&1 &
exporter=$!
sleep 2
line() { echo "Dec  1 10:00:00 mx $1[7]: $2: reject: $3 from unknown[203.0.113.5]: $4; proto=ESMTP helo=<x>"; }
{
  line postfix/smtpd NOQUEUE RCPT '554 5.7.1 <b@example.net>: Relay access denied; from=<a@example.org> to=<b@example.net>'
  line postfix/smtpd 4cPqRs1TtUz9xK RCPT '550 5.1.1 <c@example.org>: Recipient address rejected: User unknown; to=<c@example.org>'
  line postfix/smtpd NOQUEUE MAIL '552 5.3.4 Message size exceeds fixed limit'
  line postfix/submission/smtpd NOQUEUE RCPT '553 5.7.1 <a@example.org>: Sender address rejected; to=<b@example.net>'
} >> log
sleep 3
curl -s "http://127.0.0.1:$port/metrics" > seen || true
kill "$exporter"
expect 'refusals counted' '{code="554"} 1' "$(grep '^postfix_smtpd_messages_rejected_total' seen | sed 's/^[a-z_]*//')"
expect 'lines not understood, of smtpd and of the others' '2 1' \
  "$(grep 'unsupported.*"smtpd"' seen | sed 's/.* //') $(grep 'unsupported.*service=""' seen | sed 's/.* //')"
