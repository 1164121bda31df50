#!/usr/bin/env bash
# Email::Valid 1.203 (Debian 12) and address literals.
# Guess: joe@[IPv6:2001:db8::1] (RFC 5321, section 4.1.3) is as valid as joe@[192.0.2.1], which it takes.
# Seen: only the IPv4 form is valid. A module of the same family, Email::Address::XS 1.05, reads both.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libemail-valid-perl=1.203-1 libmailtools-perl=2.21-2 libtimedate-perl=2.3300-2 libio-captureoutput-perl=1.1105-2 \
  libnet-dns-perl=1.36-1+deb12u1 libnet-domain-tld-perl=1.75-3 libemail-address-xs-perl=1.05-1+b1

ask() {
  perl -I "$root/usr/share/perl5" -I "$root/usr/lib/x86_64-linux-gnu/perl5/5.36" -MEmail::Valid -MEmail::Address::XS -e '
    my ($text) = @ARGV;
    print join ", ", map { $_ ? "valid" : "not valid" }
      scalar Email::Valid->address($text), Email::Address::XS->new(address => $text)->is_valid' "$1"
}
expect 'joe@[192.0.2.1]: Email::Valid, Email::Address::XS' 'valid, valid' "$(ask 'joe@[192.0.2.1]')"
expect 'joe@[IPv6:2001:db8::1]: the same' 'not valid, valid' "$(ask 'joe@[IPv6:2001:db8::1]')"
