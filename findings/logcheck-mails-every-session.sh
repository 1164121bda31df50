#!/usr/bin/env bash
# Debian logcheck-database 1.4.2+deb12u1: its rules for Postfix, whose purpose is to leave out what is ordinary.
# Guess: the lines of one delivery of Postfix 3.7 with enable_long_queue_ids are left out, as those of a short queue id are.
# Seen: the end of each session is reported, as smtpd counts commands there since 3.0 (src/smtpd/smtpd.c); the line of a TLS 1.3
# connection too, and each delivery whose queue id has small letters ([[:upper:][:digit:]]+).
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb logcheck-database=1.4.2+deb12u1

lines() {
  cat <<TEXT
Dec  1 10:00:00 mx postfix/smtpd[7]: connect from mail.example.org[192.0.2.9]
Dec  1 10:00:00 mx postfix/smtpd[7]: Anonymous TLS connection established from mail.example.org[192.0.2.9]: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256
Dec  1 10:00:00 mx postfix/smtpd[7]: $1: client=mail.example.org[192.0.2.9]
Dec  1 10:00:00 mx postfix/qmgr[7]: $1: from=<a@example.org>, size=1000, nrcpt=1 (queue active)
Dec  1 10:00:00 mx postfix/smtpd[7]: disconnect from mail.example.org[192.0.2.9] ehlo=2 starttls=1 mail=1 rcpt=1 data=1 quit=1 commands=7
Dec  1 10:00:00 mx postfix/smtp[7]: $1: to=<b@example.net>, relay=mx.example.net[192.0.2.1]:25, delay=1, delays=0.1/0/0.5/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 1234)
Dec  1 10:00:00 mx postfix/qmgr[7]: $1: removed
TEXT
}
reported() { lines "$1" | grep -E -v -f "$root/etc/logcheck/ignore.d.server/postfix" | sed 's|.*postfix/[a-z]*.7.: ||; s|.*: to=|to=|' | cut -d' ' -f1-2 | tr '\n' ';'; }
expect 'reported, short queue id' 'Anonymous TLS;disconnect from;' "$(reported 0A1B2C3D4E)"
expect 'reported, long queue id' 'Anonymous TLS;disconnect from;to=<b@example.net>, relay=mx.example.net[192.0.2.1]:25,;' "$(reported 4cPqRs1TtUz9xK)"
