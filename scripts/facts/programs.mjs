/** Which programs read a parameter: told by the source files whose tables have it. */

/** The TLS library is linked into these. */
const TLS_PROGRAMS = ['smtp', 'lmtp', 'smtpd', 'tlsproxy', 'posttls-finger'];

/** @param {readonly string[]} files `smtp/lmtp_params.c` */
export function programsOf(files) {
  return [
    ...new Set(
      files.flatMap((file) => {
        const [folder, name] = file.split('/');
        // Every program calls mail_params_init() of global/mail_params.c.
        if (folder === 'global') return '*';
        if (folder === 'tls') return TLS_PROGRAMS;
        // One binary, two names: smtp(8) picks a table by the name under which it was started.
        if (name === 'lmtp_params.c') return 'lmtp';
        return folder;
      }),
    ),
  ];
}
