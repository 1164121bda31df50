/** The services of the master.cf that a release ships, with those that it shows behind a `#`. */
import { clean } from './shape.mjs';

const SERVICE = new RegExp(
  String.raw`^(#?)\s*([A-Za-z0-9_.:[\]-]+)\s+(inet|unix|fifo|pass|unix-dgram)` +
    String.raw`\s+([yn-])\s+([yn-])\s+([yn-])\s+([0-9?-]+)\s+([0-9-]+)\s+(\S+)(.*)$`,
);
const ARGUMENT_LINE = /^(#?)\s+((?:-|flags=|user=|argv=|\$\{).*)$/;

/** @returns {{ key: string, service: string, type: string, command: string, state: object }[]} */
export function readServices(text) {
  const services = [];
  const seen = new Map();
  let current;
  for (const line of text.split('\n')) {
    const start = SERVICE.exec(line);
    if (start) {
      const [, mark, service, type, isPrivate, unprivileged, chroot, wakeup, limit, command, rest] = start;
      const name = [service, type, command].join(' ');
      seen.set(name, (seen.get(name) ?? 0) + 1);
      current = {
        // A file may show two forms of one service, such as cyrus by pipe(8).
        key: `${name} ${seen.get(name)}`,
        service,
        type,
        command,
        state: {
          commentedOut: mark === '#',
          private: isPrivate,
          unprivileged,
          chroot,
          wakeup,
          process_limit: limit,
          command,
          args: words(rest),
          suggestedArgs: [],
        },
      };
      services.push(current);
      continue;
    }
    const continued = ARGUMENT_LINE.exec(line);
    if (continued && current) {
      const behindMark = continued[1] === '#';
      current.state[behindMark === current.state.commentedOut ? 'args' : 'suggestedArgs'].push(...words(continued[2]));
    } else if (!/^#?\s+\S/.test(line)) {
      // An empty line or `#====` ends the entry; remarks between its arguments do not.
      current = undefined;
    }
  }
  return services;
}

/**
 * @param {{ release: import('./releases.mjs').Release, services: ReturnType<typeof readServices> }[]} byRelease
 *   oldest first
 */
export function serviceHistories(byRelease) {
  const histories = new Map();
  byRelease.forEach(({ release, services }, index) => {
    for (const { key, service, type, command, state } of services) {
      const entry = histories.get(key) ?? { service, type, command, spans: [] };
      histories.set(key, entry);
      const last = entry.spans.at(-1);
      if (last?.lastIndex === index - 1 && JSON.stringify(last.state) === JSON.stringify(state))
        last.lastIndex = index;
      else entry.spans.push({ since: release.name, state, lastIndex: index });
    }
  });
  return [...histories.values()].map(({ service, type, command, spans }) =>
    clean({
      service,
      type,
      command,
      since: spans[0].since,
      removed: byRelease[spans.at(-1).lastIndex + 1]?.release.name,
      history: spans.map(({ since, state, lastIndex }) =>
        clean({
          since,
          until: lastIndex === byRelease.length - 1 ? undefined : byRelease[lastIndex].release.name,
          ...state,
        }),
      ),
    }),
  );
}

const words = (text) => text.split(/\s+/).filter(Boolean);
