#!/usr/bin/env bash
# npm address-rfc2822 2.2.4 (Haraka's) and email-addresses 5.0.0: a quoted local part.
# Guess: .address is an address that can be used in RCPT TO and parsed again, as that of nodemailer 10.6.1 is.
# Seen: the quotes are gone, so that the answer is not an address: the library that gave it refuses to read it.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" address-rfc2822@2.2.4 email-addresses@5.0.0 nodemailer@10.6.1 >/dev/null

cat > ask.cjs <<'SCRIPT'
const rfc2822 = require('address-rfc2822');
const addresses = require('email-addresses');
const nodemailer = require('nodemailer/lib/addressparser');
const first = (read) => { try { return read()[0].address; } catch (error) { return error.message; } };
for (const text of ['"joe smith"@example.com', 'joe smith@example.com'])
  console.log([
    first(() => rfc2822.parse(text)),
    addresses.parseOneAddress(text)?.address ?? 'null',
    first(() => nodemailer(text)),
  ].join(' | '));
SCRIPT
node ask.cjs > seen

expect 'address-rfc2822 | email-addresses | nodemailer' 'joe smith@example.com | joe smith@example.com | "joe smith"@example.com' \
  "$(sed -n 1p seen)"
expect 'the same on their own answer' 'No results | null' "$(sed -n 2p seen | cut -d'|' -f1,2 | sed 's/ $//')"
