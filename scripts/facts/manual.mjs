/**
 * What the manual's source (proto/postconf.proto) says about names: which it describes, which other names an entry
 * mentions, and "deprecated as of". No sentence is taken over.
 */

/** @returns {Map<string, ManualEntry>} by name; classes such as `transport_time_limit` have entries too */
export function readManual(release) {
  const path = ['proto/postconf.proto', 'proto/postconf.prototype'].find((name) => release.id(name) !== undefined);
  return path ? release.parsed([path], parseManual)[0].result : new Map();
}

function parseManual(text) {
  const entries = new Map();
  const plain = text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/<!--[^]*?-->/g, '');
  const blocks = plain.split(/^%(PARAM|CLASS)\s+/m);
  for (let i = 1; i < blocks.length; i += 2) {
    if (blocks[i] !== 'PARAM') continue;
    const block = blocks[i + 1];
    const body = block.slice(block.indexOf('\n\n') + 1 || block.length);
    const prose = body
      .replace(/&ge;|&le;|&lt;/g, ' ')
      .replace(/<\/?[a-z][^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    const name = /^\S+/.exec(block)?.[0] ?? '';
    entries.set(name, {
      words: new Set(prose.match(/\b(?:[a-z][a-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]{5,})\b/g) ?? []),
      deprecatedSince: /deprecated (?:as of Postfix|(?:since|with|in) Postfix (?:version )?) ?(\d+\.\d+)/.exec(
        prose,
      )?.[1],
    });
  }
  return entries;
}

/** @typedef {{ words: Set<string>, deprecatedSince: string | undefined }} ManualEntry */
