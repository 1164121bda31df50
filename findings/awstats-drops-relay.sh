#!/usr/bin/env bash
# maillogconvert.pl of awstats 7.8 (Debian 12) and services with a syslog_name of their own.
# Guess: the converter looks for smtp and smtpd behind any syslog_name, or complains of lines that it does not know.
# Seen: a message that the service `relay` sends on (postfix/relay/smtp in Debian's master.cf) is left out without a word,
# and so is every message in a log with RFC 3339 time stamps, which rsyslog of Debian 12 writes by default. Of a message
# that came in by postfix/submission/smtpd it does not know the client, and prints the domain of the sender for its name.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb awstats=7.8-3+deb12u2
converter=$(find "$root" -name 'maillogconvert.pl')

log() {
  cat <<LOG
$1 mx postfix/$2[100]: 4ABCDE12345: client=mail.example.org[198.51.100.7]
$1 mx postfix/cleanup[101]: 4ABCDE12345: message-id=<1@example.org>
$1 mx postfix/qmgr[102]: 4ABCDE12345: from=<x@example.org>, size=1234, nrcpt=1 (queue active)
$1 mx postfix/$3[103]: 4ABCDE12345: to=<a@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1.2, \
delays=0.1/0/0.5/0.6, dsn=2.0.0, status=sent (250 ok)
$1 mx postfix/qmgr[102]: 4ABCDE12345: removed
LOG
}
convert() { log "$@" | perl "$converter" standard 2>/dev/null | cut -d' ' -f3-6; }
expect 'smtpd, smtp' 'x@example.org a@example.net mail.example.org mx.example.net' "$(convert 'Dec  1 10:00:01' smtpd smtp)"
expect 'smtpd, relay/smtp' '' "$(convert 'Dec  1 10:00:01' smtpd relay/smtp)"
expect 'submission/smtpd, smtp' 'x@example.org a@example.net example.org mx.example.net' \
  "$(convert 'Dec  1 10:00:01' submission/smtpd smtp)"
expect 'smtpd, smtp, RFC 3339' '' "$(convert '2026-12-01T10:00:01.123456+00:00' smtpd smtp)"
