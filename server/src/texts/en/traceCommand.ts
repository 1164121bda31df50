/** What `postfix-lint trace` says of its command line. */
export const enTraceCommand = {
  help: `Usage: postfix-lint trace [OPTION…] PATH

Plays an SMTP session against the configuration in the folder PATH and shows what smtpd answers, step by step.
Nothing is sent, and no name is looked up.

  --client ADDRESS
  --client-name NAME
  --reverse-name NAME
  --helo NAME
  --from ADDRESS
  --to ADDRESS
  --login USER
  --tls
  --service NAME/TYPE
  --world FILE
  --assume WHAT
  --format text|json
  --target-version R

  --client  the address of the client
  --client-name, --reverse-name  its verified name, and the name that DNS has for its address (default: none)
  --helo  the name in EHLO; without it, the client says none
  --from, --to  the sender (default: the null sender) and the recipients; --to may be repeated
  --login  the name that the client has logged in with
  --tls  the session is encrypted
  --service  the service of master.cf, such as smtp/inet or submission/inet (default: smtp/inet)
  --world  a JSON file with what is known of DNS, policy servers, accounts and tables on other machines
  --assume  one thing that is known, which goes before the file; may be repeated:
            "dns NAME TYPE VALUE…", "dns NAME none" (there is no such name), "dns NAME retry" (DNS fails),
            "policy SERVER ACTION…", "policy SERVER unreachable", "table TYPE:NAME KEY VALUE…",
            "table TYPE:NAME KEY" (not found), "verify ADDRESS STATUS WHY…", "filter ENDPOINT accepts|unreachable"
  --target-version  the release of Postfix, with its patch level where that is known (default: the installed one)

The exit status is 0 where all commands are accepted, 1 where one is refused, 3 where that depends on what is not
known, and 2 for wrong usage.
` as string,
  usage: (detail: string) => `bad command line: ${detail}`,
  noConfiguration: (path: string) => `cannot read ${path}/main.cf`,
  noService: (service: string) => `master.cf has no service ${service}`,
  badAssumption: (words: string, wanted: string) => `--assume "${words}" is none of: ${wanted}`,
  badWorld: (path: string, why: string) => `cannot read ${path}: ${why}`,
};
