#!/usr/bin/env bash
# postconf -P of Postfix 3.7.11 and a comment between the lines of a service in master.cf.
# Guess: it changes the one argument and leaves the other lines as they are, as postconf -e does with other parameters.
# Seen: the entry is laid out anew and the comment moves above it, away from the option that it explains.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages

mkdir etc
echo 'compatibility_level = 3.6' > etc/main.cf
cat > etc/master.cf <<'MASTER'
smtp inet n - n - - smtpd
  -o smtpd_client_restrictions=permit
# our partners are slow
  -o smtpd_timeout=300s
MASTER
"$root/usr/sbin/postconf" -c etc -P smtp/inet/smtpd_timeout=600s
expect 'master.cf after postconf -P' '# our partners are slow|smtp inet n - n - - smtpd|-o smtpd_client_restrictions=permit|-o smtpd_timeout=600s|' \
  "$(sed 's/^ *//' etc/master.cf | tr -s ' ' | tr '\n' '|')"
