/** What the text of a parameter stands for: people say so, in `overlay/parameters.json`. */

/** Replies such as 450 and 554 are integers to Postfix, but only some numbers make sense. */
const REPLY_CODE = /(?:^|_)(?:reject|defer)?_?code$/;

/** @returns {(name: string, type: string) => string | undefined} */
export function valueTypes(overlay) {
  const listed = new Map(
    Object.entries(overlay.valueTypes).flatMap(([type, names]) => names.map((name) => [name, type])),
  );
  return (name, type) => {
    if (type === 'integer' && REPLY_CODE.test(name)) return 'smtp-reply-code';
    if (listed.get(name) === 'process-name') return 'process-name';
    if (type !== 'string') return undefined;
    if (listed.has(name)) return listed.get(name);
    // `lmtp_…` parameters mean what their `smtp_…` twins mean, and so on.
    const twin = overlay.twins.find(
      ([prefix, other]) => name.startsWith(prefix) && listed.has(other + name.slice(prefix.length)),
    );
    return twin && listed.get(twin[1] + name.slice(twin[0].length));
  };
}
