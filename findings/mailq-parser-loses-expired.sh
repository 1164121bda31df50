#!/usr/bin/env bash
# Debian libpostfix-parse-mailq-perl 1.005: a message that `postsuper -e` marked, and one that was deferred for two reasons.
# Guess: every line of `mailq` is read; Postfix writes "#" behind the queue id of a message that is forced to expire
# (since 3.5, src/postqueue/showq_compat.c), and each reason above the recipients that it concerns.
# Seen: the message with "#" has no queue id, size, date or sender, and is called "queued"; the second reason is a recipient.
source "$(dirname "$(readlink -f "$0")")/common.inc"
deb libpostfix-parse-mailq-perl=1.005-3 libmixin-linewise-perl=0.111-1 libperlio-utf8-strict-perl=0.010-1 \
  libsub-exporter-perl=0.989-1 libdata-optlist-perl=0.113-1 libparams-util-perl=1.102-2+b1 libsub-install-perl=0.929-1

cat > queue <<'TEXT'
-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
4cPqRs1TtUz9xK#     1234 Tue Dec  1 10:00:00  a@example.org
                                         (host mx.example.net[192.0.2.1] said: 450 4.2.0 later (in reply to RCPT TO command))
                                         b@example.net

4cPqRs2TtUz9xK!     1234 Tue Dec  1 10:00:00  a@example.org
                                         (connect to mx.example.net[192.0.2.1]:25: Connection timed out)
                                         b@example.net
                                         (connect to mx.example.com[192.0.2.2]:25: Connection refused)
                                         c@example.com

-- 2 Kbytes in 2 Requests.
TEXT
cat > ask.pl <<'SCRIPT'
use Postfix::Parse::Mailq;
for my $entry (@{ Postfix::Parse::Mailq->read_file('queue') }) {
  print join(' | ', map({ $entry->{$_} // '-' } qw(queue_id size sender status)), scalar @{ $entry->{remaining_rcpts} }), "\n";
}
SCRIPT
PERL5LIB=$root/usr/share/perl5:$root/usr/lib/x86_64-linux-gnu/perl5/5.36 perl ask.pl > seen 2>/dev/null
expect 'forced to expire: queue id | size | sender | status | recipients' '- | - | - | queued | 1' "$(sed -n 1p seen)"
expect 'two recipients, two reasons' '4cPqRs2TtUz9xK | 1234 | a@example.org | held | 3' "$(sed -n 2p seen)"
