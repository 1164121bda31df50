#!/usr/bin/env bash
# npm mailauth 4.13.3 and Mail::DMARC 1.20211209 of Debian 12: blanks around the equals sign of a DMARC version.
# Guess: both read `v = DMARC1 ; p = reject`, since RFC 7489, section 6.4 has *WSP on either side of "=".
# Seen: mailauth finds no policy at all where the blanks stand in the version. In another tag it finds it, and the blank
# before the value stays a part of it: the policy is " reject", which is none of the three words.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libmail-dmarc-perl=1.20211209-4 liburi-perl=5.17-1
npm install --silent --no-fund --no-audit --prefix "$folder" mailauth@4.13.3 >/dev/null

cat > ask.mjs <<'SCRIPT'
import { createRequire } from 'node:module';
const { dmarc } = createRequire(import.meta.url)('mailauth/lib/dmarc');
const resolver = async (name) => {
  if (name === '_dmarc.d.example') return [[process.argv[2]]];
  throw Object.assign(new Error(name), { code: 'ENOTFOUND' });
};
const { status, policy } = await dmarc({ headerFrom: ['x@d.example'], spfDomains: [], dkimDomains: [], resolver });
console.log(status.result, policy ?? '-');
SCRIPT
ask() {
  perl -I "$root/usr/share/perl5" -MMail::DMARC::Policy -e '
    my $p = Mail::DMARC::Policy->new->parse(shift);
    print $p->{v}, " ", $p->{p}, ", "' "$1"
  node ask.mjs "$1"
}
expect 'v=DMARC1; p=reject' 'DMARC1 reject, fail reject' "$(ask 'v=DMARC1; p=reject')"
expect 'v=DMARC1; p = reject' 'DMARC1 reject, fail  reject' "$(ask 'v=DMARC1; p = reject')"
expect 'v = DMARC1 ; p = reject' 'DMARC1 reject, none -' "$(ask 'v = DMARC1 ; p = reject')"
