#!/usr/bin/env bash
# postfix-collate of Debian 12's Postfix 3.7.11, and the time stamps that Debian 12's rsyslog writes into mail.log by default.
# Guess: the script that Debian installs reads the log that Debian writes, or says that it knows none of the lines.
# Seen: with RFC 3339 time stamps it prints nothing and exits with 0; only the older form of three words is read. A comment
# in the script asks the reader to adjust it.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages

# ask TIME: how many lines come out of two that belong to one message, and the exit status.
ask() {
  printf '%s\n' "$1 mx postfix/smtpd[100]: 4ABCDE12345: client=mail.example.org[198.51.100.7]" \
    "$1 mx postfix/qmgr[101]: 4ABCDE12345: removed" > mail.log
  perl "$root/usr/sbin/postfix-collate" mail.log > seen && status=0 || status=$?
  echo "$(grep -c 4ABCDE12345 seen || true) lines, exit status $status"
}
expect 'Dec  1 10:00:01' '2 lines, exit status 0' "$(ask 'Dec  1 10:00:01')"
expect '2026-12-01T10:00:01.123456+00:00' '0 lines, exit status 0' "$(ask '2026-12-01T10:00:01.123456+00:00')"
