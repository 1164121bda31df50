#!/usr/bin/env bash
# Debian postgrey 1.37-2: "192.0" in whitelist_clients.
# Guess: as in an access table of Postfix (access(5)) two octets name the /16; postgrey's own source says so beside the code.
# Seen: the mask is that of three octets, 24: only 192.0.0.0/24 is let through, the rest of the /16 is greylisted.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb postgrey=1.37-2 libnet-server-perl=2.013-2 libberkeleydb-perl=0.64-2+b1 libnet-dns-perl=1.36-1+deb12u1 libnetaddr-ip-perl=4.079+dfsg-2+b1 \
  libio-multiplex-perl=1.16-3 libdb5.3=5.3.28+dfsg2-1

mkdir state
echo 192.0 > clients
: > recipients
port=$((20000 + RANDOM % 20000))
perl -T -I"$root/usr/share/perl5" -I"$root/usr/lib/x86_64-linux-gnu/perl5/5.36" "$root/usr/sbin/postgrey" \
  --inet="127.0.0.1:$port" \
  --dbdir=state --user="$(id -un)" --group="$(id -gn)" --whitelist-clients=clients --whitelist-recipients=recipients >log 2>&1 &
postgrey=$!
sleep 4
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  printf 'request=smtpd_access_policy\nprotocol_state=RCPT\nclient_address=%s\nclient_name=unknown\nsender=a@example.org\nrecipient=b@example.net\n\n' "$1" >&3
  read -r answer <&3
  exec 3>&-
  echo "${answer%% *}"
}
for address in 192.0.0.7 192.0.2.7 198.51.100.7; do echo "$address $(ask "$address")"; done > seen || true
kill "$postgrey"
expect 'in the first /24' '192.0.0.7 action=DUNNO' "$(sed -n 1p seen)"
expect 'elsewhere in the /16' '192.0.2.7 action=DEFER_IF_PERMIT' "$(sed -n 2p seen)"
expect 'outside' '198.51.100.7 action=DEFER_IF_PERMIT' "$(sed -n 3p seen)"
