#!/usr/bin/env bash
# pflogsumm 1.1.5 and the syslog_name of the service on port 465.
# Guess: `postfix/NAME/smtpd` is counted whatever NAME is, as Postfix's own master.cf sets such names.
# Seen: the names `smtps` and `submission` alone are known. Since Postfix 3.6 the template of port 465 says
# `syslog_name=postfix/submissions`: what comes in there, and what is refused there, is not counted at all.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb pflogsumm=1.1.5-8 libdate-calc-perl=6.4-2 libbit-vector-perl=7.4-2+b1 libcarp-clan-perl=6.08-2

count() {
  cat > mail.log <<LOG
Dec  1 10:00:05 mx postfix/$1/smtpd[100]: 4ABCDE12347: client=host.example.org[198.51.100.7]
Dec  1 10:00:05 mx postfix/qmgr[101]: 4ABCDE12347: from=<x@example.org>, size=10, nrcpt=1 (queue active)
Dec  1 10:00:07 mx postfix/$1/smtpd[100]: NOQUEUE: reject: RCPT from host.example.org[198.51.100.7]: 554 5.7.1 <a@example.net>: Relay access denied; from=<x@example.org> to=<a@example.net> proto=ESMTP helo=<host.example.org>
LOG
  perl -I "$root/usr/share/perl5" -I "$root/usr/lib/x86_64-linux-gnu/perl5/5.36" "$root/usr/sbin/pflogsumm" mail.log \
    | awk '/^ +[0-9]+ +received$/ { r = $1 } /^ +[0-9]+ +rejected/ { j = $1 } END { print r " received, " j " rejected" }'
}
expect 'postfix/smtps/smtpd' '1 received, 1 rejected' "$(count smtps)"
expect 'postfix/submission/smtpd' '1 received, 1 rejected' "$(count submission)"
expect 'postfix/submissions/smtpd' '0 received, 0 rejected' "$(count submissions)"
