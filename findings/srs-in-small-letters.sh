#!/usr/bin/env bash
# npm srs.js 0.1.0 and sender-rewriting-scheme 1.0.0: an SRS address that a mail system on the way wrote in small letters.
# Guess: it is taken back as Mail::SRS 0.31 (the reference implementation) does, which says that hash and time stamp are
# compared without regard to case, since some mail systems fold local parts.
# Seen: both do not take it for an SRS address at all ("srs0=" is not "SRS0="): no error, null. A bounce is lost.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libmail-srs-perl=0.31-9 libdigest-hmac-perl=1.04+dfsg-2
npm install --silent --no-fund --no-audit --prefix "$folder" srs.js@0.1.0 sender-rewriting-scheme@1.0.0 >/dev/null

cat > ask.cjs <<'SCRIPT'
const SRS = require('srs.js');
const scheme = new (require('sender-rewriting-scheme').SRS)({ secret: 'only for this page' });
const srs = new SRS({ secret: 'only for this page' });
const ours = srs.rewrite('joe', 'example.org');
const theirs = scheme.forward('joe@example.org', 'forward.example');
console.log(String(srs.reverse(ours)), '|', String(srs.reverse(ours.toLowerCase())));
console.log(String(scheme.reverse(theirs)), '|', String(scheme.reverse(theirs.toLowerCase())));
SCRIPT
cat > ask.pl <<'SCRIPT'
use Mail::SRS;
my $srs = Mail::SRS->new(Secret => 'only for this page');
my $address = $srs->forward('joe@example.org', 'forward.example');
print $srs->reverse($address), ' | ', $srs->reverse(lc $address), "\n";
SCRIPT
node ask.cjs > seen
expect 'Mail::SRS, as written | in small letters' 'joe@example.org | joe@example.org' "$(PERL5LIB=$root/usr/share/perl5 perl ask.pl 2>/dev/null)"
expect 'srs.js' 'joe,example.org | null' "$(sed -n 1p seen)"
expect 'sender-rewriting-scheme' 'joe@example.org | null' "$(sed -n 2p seen)"
