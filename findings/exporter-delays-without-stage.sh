#!/usr/bin/env bash
# Debian prometheus-postfix-exporter 0.3.0: the four delays of smtp(8).
# Guess: postfix_smtp_delivery_delay_seconds has the label "stage" with the four stages of delays=a/b/c/d, as the series of
# lmtp(8) beside it has.
# Seen: the label is empty. All four numbers of a delivery go into one histogram: one mail counts as four deliveries.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb prometheus-postfix-exporter=0.3.0-4+b3

touch log
port=$((20000 + RANDOM % 20000))
"$root/usr/bin/prometheus-postfix-exporter" --postfix.logfile_path=log --postfix.showq_path="$folder/none" \
  --web.listen-address="127.0.0.1:$port" >/dev/null 2>&1 &
exporter=$!
sleep 2
for program in smtp lmtp; do
  echo "Dec  1 10:00:00 mx postfix/$program[7]: 4cPqRs1TtUz9xK: to=<b@example.net>, relay=next[192.0.2.1]:25, delay=15," \
    "delays=1/2/4/8, dsn=2.0.0, status=sent (250 2.0.0 Ok)"
done >> log
sleep 3
curl -s "http://127.0.0.1:$port/metrics" > seen || true
kill "$exporter"
series() { grep "^postfix_$1_delivery_delay_seconds_sum" seen | sed 's/.*{stage="\(.*\)"} /\1=/' | sort | tr '\n' ' ' | sed 's/ $//'; }
expect 'lmtp' 'before_queue_manager=1 connection_setup=4 queue_manager=2 transmission=8' "$(series lmtp)"
expect 'smtp' '=15' "$(series smtp)"
expect 'deliveries of smtp' '4' "$(grep '^postfix_smtp_delivery_delay_seconds_count' seen | sed 's/.* //')"
