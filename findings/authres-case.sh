#!/usr/bin/env bash
# python3-authres 1.2.0 (Debian 12) and an Authentication-Results field in capitals.
# Guess: SPF=PASS is the same result as spf=pass, since keywords of ABNF have no case (RFC 5234, section 2.3).
# Seen: the result is not of the SPF class, so that attributes such as smtp_mailfrom are missing, although it prints itself
# as spf=pass. Parsed again from its own output, the same field is of the SPF class.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb python3-authres=1.2.0-3

cat > ask.py <<'SCRIPT'
import authres
def show(text):
    header = authres.AuthenticationResultsHeader.parse(text)
    result = header.results[0]
    print(type(result).__name__, result.result, getattr(result, 'smtp_mailfrom', '-'))
    return str(header)
show('Authentication-Results: mx.example; spf=pass smtp.mailfrom=b.example')
show(show('Authentication-Results: mx.example; SPF=PASS smtp.mailfrom=b.example'))
SCRIPT
PYTHONPATH=$root/usr/lib/python3/dist-packages python3 ask.py > seen
expect 'spf=pass' 'SPFAuthenticationResult pass b.example' "$(sed -n 1p seen)"
expect 'SPF=PASS' 'AuthenticationResult pass -' "$(sed -n 2p seen)"
expect 'SPF=PASS, printed and parsed' 'SPFAuthenticationResult pass b.example' "$(sed -n 3p seen)"
