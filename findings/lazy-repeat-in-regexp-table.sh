#!/usr/bin/env bash
# The tables regexp (glibc 2.36) and pcre (PCRE2 10.42) of Postfix 3.7.11 on the same two patterns.
# Guess: where a pattern of one dialect is strange to the other, the table warns of it; where both take it, they mean the same.
# Seen: both take both patterns and no warning is printed. `a+?` is a lazy "one or more" for pcre; for regexp it is "one or
# more, or none", which is in every line. `^x{,3}y` is "up to three" for regexp; pcre looks for the braces themselves.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages postfix-pcre=3.7.11-0+deb12u1 libpcre2-8-0=10.42-1+deb12u2

mkdir etc
printf 'compatibility_level = 3.6\nmeta_directory = %s/etc\nshlib_directory = %s/usr/lib/postfix\n' "$folder" "$root" > etc/main.cf
echo 'pcre postfix-pcre.so dict_pcre_open' > etc/dynamicmaps.cf
# ask PATTERN TEXT: which of the two tables find the text, and the number of lines on standard error.
ask() {
  printf '/%s/ found\n' "$1" > table
  : > warnings
  for type in regexp pcre; do
    "$root/usr/sbin/postmap" -c etc -q "$2" "$type:table" >/dev/null 2>>warnings && echo "$type"
  done
  wc -l < warnings
}
expect 'a+? on a' 'regexp pcre 0' "$(ask 'a+?' a | paste -sd' ')"
expect 'a+? on b' 'regexp 0' "$(ask 'a+?' b | paste -sd' ')"
expect '^x{,3}y on xxy' 'regexp 0' "$(ask '^x{,3}y' xxy | paste -sd' ')"
expect '^x{,3}y on x{,3}y' 'pcre 0' "$(ask '^x{,3}y' 'x{,3}y' | paste -sd' ')"
