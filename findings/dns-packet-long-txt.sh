#!/usr/bin/env bash
# npm dns-packet 5.6.1 and a TXT record of more than 255 octets, as a DKIM key of 2048 bits is.
# Guess: a text that is handed over as one string is cut into strings of 255 octets, or refused with a word about the length.
# Seen: it throws "Buffer overflow", which names neither the limit nor the record, although the packet would be small.
# The caller must cut the text; cut by the caller it is written and read back.
source "$(dirname "$(readlink -f "$0")")/common.inc"
npm install --silent --no-fund --no-audit --prefix "$folder" dns-packet@5.6.1 >/dev/null

cat > ask.cjs <<'SCRIPT'
const { encode, decode } = require('dns-packet');
const write = (data) => {
  try {
    const packet = encode({ type: 'response', id: 1, answers: [{ name: 's1._domainkey.example', type: 'TXT', ttl: 1, data }] });
    return decode(packet).answers[0].data.map((part) => part.length).join('+');
  } catch (error) {
    return error.message;
  }
};
console.log([write('x'.repeat(255)), write('x'.repeat(256)), write(['x'.repeat(255), 'x'.repeat(145)])].join(', '));
SCRIPT
expect '255, 256, and 400 in two strings' '255, Buffer overflow, 255+145' "$(node ask.cjs)"
