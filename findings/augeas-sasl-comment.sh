#!/usr/bin/env bash
# Augeas 1.14.0 (lens Postfix_sasl_smtpd, for /etc/postfix/sasl/smtpd.conf) and a comment or an empty line in that file.
# Guess: both are read over, as by Cyrus SASL 2.1.28 and by every other lens for a file of Postfix.
# Seen: either makes the lens refuse the file. The sample server of Cyrus SASL finds the option below them.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb augeas-tools=1.14.0-1+deb12u1 libaugeas0=1.14.0-1+deb12u1 augeas-lenses=1.14.0-1+deb12u1 sasl2-bin=2.1.28+dfsg-10+deb12u1 \
  libsasl2-2=2.1.28+dfsg-10+deb12u1 libsasl2-modules=2.1.28+dfsg-10+deb12u1 libdb5.3=5.3.28+dfsg2-1

mkdir tree
export SASL_CONF_PATH=$folder/tree SASL_PATH=$root/usr/lib/x86_64-linux-gnu/sasl2
# ask TEXT: the mechanisms that the server offers, then what Augeas has.
ask() {
  printf "$1" > tree/sample.conf
  (timeout 10 "$root/usr/sbin/sasl-sample-server" </dev/null 2>/dev/null || true) | sed -n 's/^S: //p' | base64 -d
  printf '%s\n' 'transform Postfix_sasl_smtpd incl /sample.conf' load 'get /files/sample.conf/mech_list' \
    'get /augeas/files/sample.conf/error' | "$root/usr/bin/augtool" -r tree -S -A -I "$root/usr/share/augeas/lenses/dist" \
    | grep -oE '= PLAIN|parse_failed'
}
expect 'option alone' 'PLAIN= PLAIN' "$(ask 'mech_list: PLAIN\n')"
expect 'behind a comment' 'PLAINparse_failed' "$(ask '# for port 587\nmech_list: PLAIN\n')"
expect 'behind an empty line' 'PLAINparse_failed' "$(ask '\nmech_list: PLAIN\n')"
