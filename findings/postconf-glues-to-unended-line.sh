#!/usr/bin/env bash
# postconf -e of Postfix 3.7.11 and a main.cf whose last line has no newline at its end.
# Guess: the new parameter gets a line of its own, since postconf copies the file line by line.
# Seen: it is written straight behind the last value. postconf then reads one longer myhostname, and mydomain is not set.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb $postfix_packages

mkdir etc
postconf() { "$root/usr/sbin/postconf" -c etc "$@" 2>/dev/null; }
printf 'compatibility_level = 3.6\nmyhostname = mx.example' > etc/main.cf
postconf -e 'mydomain = example'
expect 'last line of main.cf' 'myhostname = mx.examplemydomain = example' "$(tail -n 1 etc/main.cf)"
expect 'postconf -h myhostname' 'mx.examplemydomain = example' "$(postconf -h myhostname)"
expect 'lines of postconf -n mydomain' 0 "$(postconf -n mydomain | wc -l)"
