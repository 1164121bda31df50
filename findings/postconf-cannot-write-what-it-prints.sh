#!/usr/bin/env bash
# postconf -P of Postfix 3.7.11: an override with blanks, as `-o { name = value }` has it since 3.0.
# Guess: what `postconf -P` prints can be given to `postconf -P` again, as with `postconf -e` for main.cf.
# Seen: it prints the value, and refuses to write the very same line: "-Pe does not accept whitespace in parameter value".
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages

mkdir etc
echo 'compatibility_level = 3.6' > etc/main.cf
cat > etc/master.cf <<'MASTER'
submission inet n - n - - smtpd
  -o { smtpd_relay_restrictions = permit_sasl_authenticated reject }
MASTER
line=$("$root/usr/sbin/postconf" -c etc -P submission/inet/smtpd_relay_restrictions)
expect 'postconf -P prints' 'submission/inet/smtpd_relay_restrictions = permit_sasl_authenticated reject' "$line"
expect 'postconf -P with that line' 'postconf: fatal: -Pe does not accept whitespace in parameter value' \
  "$("$root/usr/sbin/postconf" -c etc -P "$line" 2>&1 | sed 's/^.*postconf: /postconf: /' || true)"
