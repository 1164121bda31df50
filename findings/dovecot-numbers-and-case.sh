#!/usr/bin/env bash
# doveconf of Dovecot 2.3.19.1 (Debian 12) and the ways to write a number and a yes.
# Guess: a mode is octal as in chmod, a leading zero means the same everywhere, and case is of no weight in yes and no.
# Seen: mode = 660 is taken as decimal and becomes 01224 without a warning, while the zero of first_valid_uid = 01000 changes
# nothing. disable_plaintext_auth = NO is no, but ssl = YES is an invalid value, since ssl has a third choice.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb dovecot-core=1:2.3.19.1+dfsg1-2.1+deb12u7
export LD_LIBRARY_PATH=$LD_LIBRARY_PATH:$root/usr/lib/dovecot

# ask LINE…: the settings that doveconf prints, or the end of its complaint about the value.
ask() {
  printf '%s\n' "$@" > dovecot.conf
  "$root/usr/bin/doveconf" -c dovecot.conf -n 2>&1 \
    | grep -oE '^ *(mode|first_valid_uid|disable_plaintext_auth|ssl) = .*|Invalid value: .*' | tr -s ' ' | sed 's/^ //' || true
}
auth() { ask 'service auth {' ' unix_listener auth {' "  mode = $1" ' }' '}'; }
expect 'mode = 0660' 'mode = 0660' "$(auth 0660)"
expect 'mode = 660' 'mode = 01224' "$(auth 660)"
expect 'first_valid_uid = 01000' 'first_valid_uid = 1000' "$(ask 'first_valid_uid = 01000')"
expect 'disable_plaintext_auth = NO' 'disable_plaintext_auth = no' "$(ask 'disable_plaintext_auth = NO')"
expect 'ssl = YES' 'Invalid value: YES' "$(ask 'ssl = YES')"
