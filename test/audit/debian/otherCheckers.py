"""Asks pyspf and dkimpy about what standard input has as JSON, and prints their answers as JSON."""
import json
import sys

import dns.resolver
import dkim
import spf

asked = json.load(sys.stdin)
resolver = dns.resolver.Resolver(configure=False)
resolver.nameservers = [asked["address"]]
resolver.port = asked["port"]
resolver.lifetime = 10
dns.resolver.default_resolver = resolver
# The tests have names below these, which pyspf would otherwise not ask for.
spf.MAX_PER_LOOKUP_TIME = 20


def spf_result(address, domain, helo):
    result, _code, _text = spf.query(i=address, s="postmaster@" + domain, h=helo, strict=1).check()
    return result


def txt(name, timeout=5):
    try:
        answers = resolver.resolve(name.decode() if isinstance(name, bytes) else name, "TXT")
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return None
    return b"".join(list(answers)[0].strings)


def key(name):
    try:
        _pk, size, _type, _tlsrpt = dkim.load_pk_from_dns(name.encode(), dnsfunc=txt)
        return size
    except Exception as error:  # What is wrong differs in words; that something is counts.
        return "error: " + type(error).__name__ + " " + str(error)


json.dump(
    {
        "spf": [spf_result(*one) for one in asked["spf"]],
        "dkim": [key(name) for name in asked["dkim"]],
        "versions": {"pyspf": spf.__version__},
    },
    sys.stdout,
)
