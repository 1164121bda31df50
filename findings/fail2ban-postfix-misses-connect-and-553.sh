#!/usr/bin/env bash
# fail2ban 1.0.2, filter postfix in its widest mode (aggressive), and refusals that smtpd logs.
# Guess: "NOQUEUE: reject:" with a 5xx code is matched whatever the command and the code.
# Seen: the command must have four letters and the code be x50, x54, x00 or x04: a client refused at CONNECT
# (smtpd_delay_reject = no) and a sender refused with 553 ("not logged in") are never counted, and neither is a service
# whose syslog_name has a hyphen behind the slash (postfix/mx-in/smtpd), although postfix/submission/smtpd is.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb fail2ban=1.0.2-2

matched() {
  printf 'Dec  1 10:00:01 mx %s\n' "$1" > mail.log
  PYTHONPATH=$root/usr/lib/python3/dist-packages python3 "$root/usr/bin/fail2ban-regex" -c "$root/etc/fail2ban" mail.log \
    "$root/etc/fail2ban/filter.d/postfix.conf[mode=aggressive]" 2>&1 | sed -n 's/^Lines: .*, \([01]\) matched, .*/\1/p'
}
end='from=<x@example.org> to=<a@example.net> proto=ESMTP helo=<h.example.org>'
expect 'RCPT, 554' 1 "$(matched "postfix/smtpd[100]: NOQUEUE: reject: RCPT from unknown[198.51.100.7]: 554 5.7.1 <a@example.net>: Relay access denied; $end")"
expect 'CONNECT, 554' 0 "$(matched 'postfix/smtpd[100]: NOQUEUE: reject: CONNECT from unknown[198.51.100.7]: 554 5.7.1 <unknown[198.51.100.7]>: Client host rejected: Access denied; proto=SMTP')"
expect 'MAIL, 553' 0 "$(matched 'postfix/smtpd[100]: NOQUEUE: reject: MAIL from unknown[198.51.100.7]: 553 5.7.1 <x@example.org>: Sender address rejected: not logged in; from=<x@example.org> proto=ESMTP helo=<h.example.org>')"
expect 'postfix/submission/smtpd' 1 "$(matched "postfix/submission/smtpd[100]: NOQUEUE: reject: RCPT from unknown[198.51.100.7]: 554 5.7.1 <a@example.net>: Relay access denied; $end")"
expect 'postfix/mx-in/smtpd' 0 "$(matched "postfix/mx-in/smtpd[100]: NOQUEUE: reject: RCPT from unknown[198.51.100.7]: 554 5.7.1 <a@example.net>: Relay access denied; $end")"
