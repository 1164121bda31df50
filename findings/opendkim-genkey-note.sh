#!/usr/bin/env bash
# opendkim-genkey of OpenDKIM 2.11.0~beta2 (Debian 12) and its option -n, a note in the key record.
# Guess: -n office writes n=office.
# Seen: it writes quotes of its own around the note, and as the whole record stands in quotes they are escaped: they are a
# part of the value. A reader of the record gets "office" with both quotes; RFC 6376, section 3.6.1 has none there.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb opendkim-tools=2.11.0~beta2-8+deb12u1 python3-dnspython=2.3.0-1+deb12u1

perl "$root/usr/sbin/opendkim-genkey" -d example.org -s s1 -b 1024 -n office -D "$folder"
expect 'zone file' 'n=\"office\";' "$(grep -o 'n=[^ ]*' s1.txt)"
(printf '$ORIGIN example.org.\n$TTL 300\n@ SOA ns h 1 2 3 4 5\n'; cat s1.txt) > zone
PYTHONPATH=$root/usr/lib/python3/dist-packages python3 - > seen <<'SCRIPT'
import dns.zone
record = dns.zone.from_file('zone', 'example.org.', check_origin=False).find_rrset('s1._domainkey', 'TXT')[0]
tags = dict(tag.strip().split('=', 1) for tag in b''.join(record.strings).decode().split(';'))
print(tags['n'], tags['k'])
SCRIPT
expect 'the tags n and k of the record' '"office" rsa' "$(cat seen)"
