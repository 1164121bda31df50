#!/usr/bin/env bash
# Debian vim 9.0.1378 with vim-runtime's syntax/pfmain.vim (0.40): "#" behind a value, and a parameter that main.cf defines itself.
# Guess: "#" begins a comment at the start of a line only, as Postfix reads it (src/util/readlline.c), and $mynets is a
# variable where main.cf has "mynets = ..." (postconf -n prints both without a warning).
# Seen: what stands behind "#" is coloured as a comment, though Postfix makes it part of the value; $mynets, which is right,
# is coloured as an error, and ${mynets} is not coloured at all.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb vim=2:9.0.1378-2+deb12u2 vim-runtime=2:9.0.1378-2+deb12u2 libsodium23=1.0.18-1+deb12u1 libgpm2=1.20.7-10+b1 \
  $postfix_packages

cat > main.cf <<'TEXT'
mynets = 192.0.2.0/24
mynetworks = $mynets ${mynets} # our own
TEXT
cat > ask.vim <<'SCRIPT'
syntax on
set filetype=pfmain
let Group = {word -> synIDattr(synIDtrans(synID(2, stridx(getline(2), word) + 1, 1)), 'name')}
call writefile([Group('$mynets'), Group('{mynets'), Group('our'), Group('mynetworks')], 'seen')
qa!
SCRIPT
touch master.cf
VIM=$root/usr/share/vim VIMRUNTIME=$root/usr/share/vim/vim90 TERM=dumb "$root/usr/bin/vim.basic" -u NONE -N -es -S ask.vim main.cf || true
expect 'Postfix' '192.0.2.0/24 192.0.2.0/24 # our own' "$("$root/usr/sbin/postconf" -c . -xh mynetworks)"
expect 'the name mynetworks' Statement "$(sed -n 4p seen)"
expect '$mynets' Error "$(sed -n 1p seen)"
expect '${mynets}' '' "$(sed -n 2p seen)"
expect 'behind "#"' Comment "$(sed -n 3p seen)"
