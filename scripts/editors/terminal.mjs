// A terminal in a Debian folder, with an editor in it, as a person has it: keys go in, the screen comes out.
import { inside } from './chroot.mjs';

/**
 * Starts a command in a terminal of 100 by 24.
 * @returns what types keys (tmux's names), waits for a text on the screen, and reads it
 */
export function terminal(folder, { home, command, cwd = home, lang = 'C.UTF-8' }) {
  const tmux = (...words) => inside(folder, ['tmux', '-L', 'editors', ...words]);
  const environment = `HOME=${home} LANG=${lang} TERM=tmux-256color PATH=/usr/local/bin:/usr/bin:/bin`;
  tmux(
    '-f',
    '/dev/null',
    '-u',
    'new-session',
    '-d',
    '-x',
    '100',
    '-y',
    '24',
    `cd ${cwd} && env -i ${environment} ${command}`,
  );
  const screen = () =>
    tmux('capture-pane', '-p')
      .replace(/[ \t]+$/gm, '')
      .trimEnd();
  const pause = (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  return {
    screen,
    pause,
    /** Types keys one by one; text is typed as it is. */
    async type(...keys) {
      for (const key of keys) {
        tmux('send-keys', ...(key.length > 1 && !/^(?:[CM]-|[A-Z][a-z]+$|F\d)/.test(key) ? ['-l'] : []), key);
        await pause(150);
      }
    },
    /** The screen once a text is on it. */
    async until(pattern, seconds = 60) {
      const end = Date.now() + seconds * 1000;
      for (;;) {
        const now = screen();
        if (pattern.test(now)) return now;
        if (Date.now() > end) throw new Error(`no ${pattern} on the screen:\n${now}`);
        await pause(300);
      }
    },
    end() {
      try {
        tmux('kill-server');
      } catch {
        // It has ended by itself.
      }
    },
  };
}
