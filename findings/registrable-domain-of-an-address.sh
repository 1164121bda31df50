#!/usr/bin/env bash
# Public suffix libraries and an IPv4 address where a name is expected, as a HELO may have it: libpsl 0.21.2 (command psl)
# and python3-publicsuffix2 2.20191221 of Debian 12, npm psl 1.15.0 and tldts 7.6.0.
# Guess: an address has no registrable domain.
# Seen: tldts says so; both libraries that are named psl answer 2.1, publicsuffix2 answers 1. And the psl command does not
# fold case: for EXAMPLE.Co.Uk it gives the public suffix Co.Uk, where the others give example.co.uk.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb psl=0.21.2-1 libpsl5=0.21.2-1 python3-publicsuffix2=2.20191221-3
npm install --silent --no-fund --no-audit --prefix "$folder" psl@1.15.0 tldts@7.6.0 >/dev/null

ask() {
  "$root/usr/bin/psl" --print-reg-domain "$1" | sed 's/^.*: //'
  PYTHONPATH=$root/usr/lib/python3/dist-packages python3 -c 'import sys, publicsuffix2; print(publicsuffix2.get_sld(sys.argv[1]))' "$1"
  node -e 'const name = process.argv[1]; console.log(require("psl").get(name)); console.log(require("tldts").getDomain(name));' "$1"
}
expect '192.0.2.1: psl command, publicsuffix2, psl, tldts' '2.1 1 2.1 null' "$(ask 192.0.2.1 | paste -sd' ')"
expect 'EXAMPLE.Co.Uk' 'Co.Uk example.co.uk example.co.uk example.co.uk' "$(ask EXAMPLE.Co.Uk | paste -sd' ')"
