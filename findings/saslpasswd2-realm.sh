#!/usr/bin/env bash
# saslpasswd2 of Cyrus SASL 2.1.28 (Debian 12) and a user name that has a domain.
# Guess: with -u example.org the account joe@example.net is made in the realm example.org, or refused; and -d of an account
# that is not there fails.
# Seen: the domain in the name wins and -u is dropped without a word, so that the password of another realm is set. -d exits
# with 0 for an account that never was. Realms have case: joe@example.org and joe@EXAMPLE.ORG are two accounts.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb sasl2-bin=2.1.28+dfsg-10+deb12u1 libsasl2-2=2.1.28+dfsg-10+deb12u1 libsasl2-modules-db=2.1.28+dfsg-10+deb12u1 libdb5.3=5.3.28+dfsg2-1
export SASL_PATH=$root/usr/lib/x86_64-linux-gnu/sasl2

create() { echo secret | "$root/usr/sbin/saslpasswd2" -p -c -f accounts "$@"; }
list() { "$root/usr/sbin/sasldblistusers2" -f accounts | sed 's/:.*//' | sort | paste -sd' '; }
export LC_ALL=C
create -u example.org joe@example.net
expect 'after -u example.org joe@example.net' 'joe@example.net' "$(list)"
create -u example.org joe
create -u EXAMPLE.ORG joe
expect 'after joe in two spellings of a realm' 'joe@EXAMPLE.ORG joe@example.net joe@example.org' "$(list)"
expect 'exit status of -d nobody' 0 "$("$root/usr/sbin/saslpasswd2" -d -f accounts -u example.org nobody >/dev/null 2>&1; echo $?)"
