/** Makes `masterCf.json`. */
import { stripComments } from './cText.mjs';
import { withFiles } from './releases.mjs';
import { clean } from './shape.mjs';
import { readServices, serviceHistories } from './shippedServices.mjs';
import { lifeOf } from './timeline.mjs';

const READ = /^conf\/(?:master\.cf|postfix-files)$/;
/** What a daemon asks of its master.cf entry: master/single_server.c … end it otherwise ("service %s requires …"). */
const REQUIREMENTS = {
  CA_MAIL_SERVER_SOLITARY: { processLimit: 1 },
  CA_MAIL_SERVER_UNLIMITED: { processLimit: 0 },
  CA_MAIL_SERVER_PRIVILEGED: { privileged: true },
};
const NOT_DAEMONS = /\.(?:cf|so|proto)$|-script$|-wrapper$|^post-install$|^postfix-files$/;

/** @param {import('./releases.mjs').Release[]} releases */
export function makeMasterCf(releases, overlay) {
  const read = Array.from(withFiles(releases, READ), (release) => ({
    release,
    services: readServices(release.read('conf/master.cf') ?? ''),
    daemons: daemonsOf(release.read('conf/postfix-files') ?? ''),
  }));
  return {
    columns: overlay.columns,
    types: overlay.types,
    programs: programsOf(read),
    deliveryAgentFlags: overlay.deliveryAgentFlags,
    services: serviceHistories(read),
  };
}

/**
 * `$daemon_directory/smtpd:f:root:-:755`: f is a file, h a hard link (lmtp is smtp, nqmgr is qmgr), l a symbolic link;
 * an `o` in the sixth field marks what is obsolete. See conf/postfix-files.
 */
function daemonsOf(text) {
  /** @type {Map<string, string>} name → the daemon that it is */
  const names = new Map();
  for (const line of text.split('\n')) {
    const [place, kind, target, , , flags] = line.split(':');
    const name = /^\$daemon_directory\/([\w.-]+)$/.exec(place ?? '')?.[1];
    if (name && ['f', 'h', 'l'].includes(kind) && !flags?.includes('o') && !NOT_DAEMONS.test(name))
      names.set(name, kind === 'f' ? name : target.slice(target.lastIndexOf('/') + 1));
  }
  return names;
}

function programsOf(read) {
  const names = [...new Set(read.flatMap(({ daemons }) => [...daemons.keys()]))];
  return Object.fromEntries(
    names.map((name) => {
      const having = read.filter(({ daemons }) => daemons.has(name));
      const { since, removed, backports } = lifeOf(
        read.map(({ release }) => release),
        having.map(({ release }) => release),
      );
      return [
        name,
        clean({
          since,
          removed,
          backports,
          requires: requirements(having.at(-1).release, having.at(-1).daemons.get(name)),
        }),
      ];
    }),
  );
}

/** From the arguments of single_server_main() and its like in the daemon's own folder. */
function requirements(release, name) {
  const paths = [...release.files().keys()].filter((path) => path.startsWith(`src/${name}/`) && path.endsWith('.c'));
  const code = release
    .parsed(paths, stripComments)
    .map(({ result }) => result)
    .join('\n');
  const found = Object.keys(REQUIREMENTS).filter((macro) => new RegExp(`\\b${macro}\\b`).test(code));
  return found.length ? Object.assign({}, ...found.reverse().map((macro) => REQUIREMENTS[macro])) : undefined;
}
