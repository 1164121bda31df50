#!/usr/bin/env bash
# logwatch 7.7 (Debian 12), service postfix, its defaults, and a site with enable_long_queue_ids = yes.
# Guess: a queue ID is whatever stands before the colon, so nothing changes.
# Seen: not one line is counted; all of them are "Unmatched Entries". It needs an option of its own. And what the service
# `relay` delivers (postfix/relay/smtp, as Debian's master.cf names it) counts as delivered here, not as sent via SMTP.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb logwatch=7.7-1

# log ID CLIENT: the lines that Postfix writes of one message that CLIENT sends on.
log() {
  cat <<LOG
Dec  1 10:00:01 mx postfix/smtpd[100]: $1: client=mail.example.org[198.51.100.7]
Dec  1 10:00:01 mx postfix/cleanup[101]: $1: message-id=<1@example.org>
Dec  1 10:00:01 mx postfix/qmgr[102]: $1: from=<x@example.org>, size=1234, nrcpt=1 (queue active)
Dec  1 10:00:02 mx postfix/$2[103]: $1: to=<a@example.net>, relay=mx.example.net[192.0.2.1]:25, \
delay=1.2, delays=0.1/0/0.5/0.6, dsn=2.0.0, status=sent (250 ok)
Dec  1 10:00:02 mx postfix/qmgr[102]: $1: removed
LOG
}
report() {
  log "$@" > mail.log
  perl "$root/usr/share/logwatch/scripts/services/postfix" --detail 5 mail.log 2>/dev/null \
    | sed -nE 's/^ +[0-9]+ +(Accepted|Sent via SMTP|Delivered) +[0-9.]+%?$/\1/p; s/^\*\*(Unmatched Entries)\*\*$/\1/p' | paste -sd,
}
expect 'short queue ID, smtp' 'Accepted,Sent via SMTP' "$(report 4ABCDE12345 smtp)"
expect 'long queue ID, smtp' 'Unmatched Entries' "$(report 3Pt2mN2VXxznjll smtp)"
expect 'short queue ID, relay/smtp' 'Accepted,Delivered' "$(report 4ABCDE12345 relay/smtp)"
