#!/usr/bin/env bash
# Pygments 2.14.0 (Debian 12) and a file of the name main.cf.
# Guess: no lexer is known for it, or it is read as an INI file, as name = value with # comments.
# Seen: all *.cf are CFEngine 3. Of a plain Postfix file it marks every equals sign, dot, bracket and colon as an error.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb python3-pygments=2.14.0+dfsg-1

printf 'myhostname = mx.example.org\nrelayhost = [mx.example.net]:587\n' > main.cf
PYTHONPATH=$root/usr/lib/python3/dist-packages python3 - > seen <<'SCRIPT'
from pygments.lexers import get_lexer_for_filename
lexer = get_lexer_for_filename('main.cf')
print(lexer.name)
print(''.join(text for kind, text in lexer.get_tokens(open('main.cf').read()) if str(kind) == 'Token.Error'))
SCRIPT
expect lexer 'CFEngine3' "$(sed -n 1p seen)"
expect 'marked as errors' '=..=[..]:' "$(sed -n 2p seen)"
