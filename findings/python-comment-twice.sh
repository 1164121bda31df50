#!/usr/bin/env bash
# email.utils.getaddresses of Python 3.11.2 (Debian 12) and a comment inside an address.
# Guess: joe(office)@example.com has the name "office", as joe@example.com (office) has.
# Seen: the comment is found twice, "office office". Mail::Address of MailTools 2.21 finds it once, and writes it "Office".
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb python3.11-minimal=3.11.2-6+deb12u9 libpython3.11-minimal=3.11.2-6+deb12u9 libpython3.11-stdlib=3.11.2-6+deb12u9 \
  libmailtools-perl=2.21-2 libtimedate-perl=2.3300-2

ask() {
  PYTHONHOME=$root/usr "$root/usr/bin/python3.11" -c '
import sys, email.utils
print(*email.utils.getaddresses(sys.argv[1:])[0], sep=", ")' "$1"
  perl -I "$root/usr/share/perl5" -MMail::Address -e '($a) = Mail::Address->parse(shift);
    print $a->name, ", ", $a->address, "\n"' "$1"
}
expect 'joe@example.com (office): Python | Mail::Address' 'office, joe@example.com|Office, joe@example.com' \
  "$(ask 'joe@example.com (office)' | paste -sd'|')"
expect 'joe(office)@example.com: the same' 'office office, joe@example.com|Office, joe@example.com' \
  "$(ask 'joe(office)@example.com' | paste -sd'|')"
