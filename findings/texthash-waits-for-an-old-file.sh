#!/usr/bin/env bash
# postmap -q of Postfix 3.7.11 and a texthash table that was saved a moment ago.
# Guess: a table of two lines is read once and answered at once.
# Seen: the file is read again and again until its time stamp lies back more than a second or so. The one look-up takes over
# a second of waiting and prints the warning about a bad line several times; an hour later it takes none and prints one.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages

mkdir etc
echo 'compatibility_level = 3.6' > etc/main.cf
printf 'example.org slow:\nexample.net\n' > old
touch -d '1 hour ago' old
# ask TABLE: the answer, and how often the warning is printed.
ask() {
  answer=$("$root/usr/sbin/postmap" -c etc -q example.org "texthash:$1" 2>warnings)
  [ "$(grep -c 'expected format' warnings)" -gt 1 ] && often=repeated || often=once
  echo "$answer, warning $often"
}
expect 'saved an hour ago' 'slow:, warning once' "$(ask old)"
cp old new
start=$(date +%s%N)
expect 'saved now' 'slow:, warning repeated' "$(ask new)"
expect 'took' 'more than a second' "$([ $((($(date +%s%N) - start) / 1000000)) -gt 1000 ] && echo 'more than a second' || echo less)"
