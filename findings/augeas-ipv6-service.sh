#!/usr/bin/env bash
# Augeas 1.14.0 (lens Postfix_Master) and a service on an IPv6 address.
# Guess: the lens takes any host:port, since it takes 192.0.2.1:25, localhost:10025 and mx.example.com:25.
# Seen: [2001:db8::1]:25, the one form that Postfix has for IPv6, makes it refuse the whole master.cf, so that no other
# service can be edited either. postconf 3.7.11 -M reads the entry.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb augeas-tools=1.14.0-1+deb12u1 libaugeas0=1.14.0-1+deb12u1 augeas-lenses=1.14.0-1+deb12u1 $postfix_packages

mkdir -p tree/etc/postfix
echo 'compatibility_level = 3.6' > tree/etc/postfix/main.cf
# read_by SERVICE: "lens postconf", each yes or no.
read_by() {
  printf '%s inet n - n - - smtpd\nlmtp unix - - n - - lmtp\n' "$1" > tree/etc/postfix/master.cf
  lens=$(printf '%s\n' 'transform Postfix_Master incl /etc/postfix/master.cf' load 'get /files/etc/postfix/master.cf/lmtp/command' \
    | "$root/usr/bin/augtool" -r tree -S -A -I "$root/usr/share/augeas/lenses/dist" | grep -c '= lmtp$' || true)
  services=$("$root/usr/sbin/postconf" -c tree/etc/postfix -M 2>/dev/null | wc -l)
  echo "Augeas finds lmtp: $lens, postconf finds $services services"
}
expect '192.0.2.1:25' 'Augeas finds lmtp: 1, postconf finds 2 services' "$(read_by 192.0.2.1:25)"
expect 'mx.example.com:25' 'Augeas finds lmtp: 1, postconf finds 2 services' "$(read_by mx.example.com:25)"
expect '[2001:db8::1]:25' 'Augeas finds lmtp: 0, postconf finds 2 services' "$(read_by '[2001:db8::1]:25')"
