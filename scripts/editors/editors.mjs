// The editors that run.mjs runs: where they come from, and what a person types in each.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Problems of main.cf, completion, fix on save, master.cf, in editors that are like vi. */
const viLike =
  ({ problem = /did you mean/, complete, save = [':w', 'Enter'], master = [':e master.cf', 'Enter'], fixes = true }) =>
  async ({ type, until, take, saved, pause }) => {
    take(await until(problem));
    await type('G', 'o', 'smtpd_helo_req');
    await complete({ type, until, pause, take });
    await type('Escape');
    await type(...save);
    if (fixes) await saved(/biff = yes/);
    else await saved(/smtpd_helo_required/);
    await type(...master);
    take(await until(/no program|不存在|未知/));
    await type(':qa!', 'Enter');
  };

/** The same in Emacs. */
async function inEmacs({ type, until, take, saved }) {
  await until(/Flymake\[1 1\]|Flymake:2/);
  await type('M-x', 'flymake-show-buffer-diagnostics', 'Enter');
  take(await until(/Line Col[\s\S]*Postfix has no parameter/));
  await type('C-x', '1', 'M->', 'smtpd_helo_req', 'C-M-i');
  take(await until(/smtpd_helo_required/));
  await type('C-x', 'C-s');
  await saved(/biff = (?:yes|no)\nsmtpd_helo_req/);
  await type('C-x', 'C-f', 'C-a', 'C-k', 'master.cf', 'Enter');
  await until(/F1 +master\.cf[\s\S]*Flymake\[[1-9]/);
  await type('M-x', 'flymake-show-buffer-diagnostics', 'Enter');
  take(await until(/Line Col[\s\S]*Postfix has no program/));
}

/** What Debian calls the version of a package. */
const debianVersion = (name) => `dpkg-query -W -f '\${Package} \${Version}\\n' ${name}`;

export const editors = {
  'neovim-0.12': {
    suite: 'forky',
    packages: ['neovim'],
    version: 'nvim --version',
    command: 'nvim main.cf',
    steps: viLike({
      async complete({ until, type, take }) {
        await type('C-x', 'C-o');
        take(await until(/smtpd_helo_required/));
        await type('C-n', 'C-y');
      },
    }),
  },
  'neovim-0.10': {
    suite: 'trixie',
    packages: ['neovim'],
    version: 'nvim --version',
    command: 'nvim main.cf',
    steps: viLike({
      async complete({ until, type, take }) {
        await type('C-x', 'C-o');
        take(await until(/smtpd_helo_required/));
        await type('C-y');
      },
    }),
  },
  helix: {
    suite: 'forky',
    packages: ['hx'],
    version: 'hx --version',
    command: 'hx main.cf',
    async steps({ type, until, take, saved }) {
      take(await until(/did you mean/));
      await type(':3', 'Enter', ' ', 'a');
      take(await until(/relayhost/));
      await type('Enter');
      await type('G', 'o', 'smtpd_helo_req');
      take(await until(/smtpd_helo_required/));
      await type('Tab', 'Enter', 'Escape', ':w', 'Enter');
      await saved(/^relayhost = [\s\S]*smtpd_helo_required/m);
      await type(':o master.cf', 'Enter', 'j');
      take(await until(/no program/));
      await type(':qa!', 'Enter');
    },
  },
  'emacs-eglot': {
    suite: 'forky',
    packages: ['emacs-nox'],
    version: 'emacs --version',
    command: 'emacs -nw main.cf',
    steps: inEmacs,
  },
  'emacs-lsp-mode': {
    suite: 'forky',
    packages: ['emacs-nox', 'elpa-lsp-mode'],
    version: debianVersion('elpa-lsp-mode'),
    command: 'emacs -nw main.cf',
    before: '(setq inhibit-startup-screen t)',
    steps: inEmacs,
  },
  'vim-ale': {
    suite: 'forky',
    packages: ['vim-nox', 'vim-ale'],
    version: 'sh -c \'vim --version | head -1 | tr "\\n" " "; dpkg-query -W vim-ale\'',
    command: 'vim main.cf',
    files: { 'conf/columns/main.cf': 'my_own = 1\nmydestination = 中文😀 $my_own\n' },
    async steps({ type, until, take, saved }) {
      await type('j', 'j');
      take(await until(/did you mean/));
      await type('G', 'o', 'smtpd_helo_req', 'C-x', 'C-o');
      take(await until(/smtpd_helo_required/));
      await type('C-y', 'Escape', ':3', 'Enter', ':ALECodeAction', 'Enter');
      take(await until(/relayhost/));
      await type('1', 'Enter', ':w', 'Enter');
      await saved(/^relayhost = [\s\S]*smtpd_helo_required/m);
      await type(':e master.cf', 'Enter', 'j');
      take(await until(/no program/));
      // A rename in a line that is not ASCII: ALE counts bytes.
      await type(':e columns/main.cf', 'Enter');
      await until(/中文😀/);
      await type(':ALERename', 'Enter');
      await until(/New name/);
      await type('C-u', 'new_name', 'Enter', ':wa', 'Enter');
      await saved(/^new_name = 1\nmydestination = 中文😀 \$new_name$/m, 'columns/main.cf');
    },
  },
  'vim-lsp': {
    suite: 'forky',
    packages: ['vim-nox'],
    version: 'vim --version',
    command: 'vim main.cf',
    prepare: withPlugin('vim-lsp', 'prabirshrestha/vim-lsp'),
    steps: viLike({ complete: byOmni }),
  },
  'vim-yegappan': {
    suite: 'forky',
    packages: ['vim-nox'],
    version: 'vim --version',
    command: 'vim main.cf',
    prepare: withPlugin('lsp', 'yegappan/lsp'),
    steps: viLike({ complete: byKeyword, fixes: false }),
  },
};

async function byOmni({ until, type, take }) {
  await type('C-x', 'C-o');
  take(await until(/smtpd_helo_required/));
  await type('C-y');
}
/** It completes by itself while one types. */
async function byKeyword({ until, type, take }) {
  take(await until(/smtpd_helo_required/));
  await type('C-n', 'C-y');
}

/** Lays a plugin of Vim out from a clone, which `--plugin` names. */
function withPlugin(name, repository) {
  return ({ own, plugin }) => {
    if (!plugin) throw new Error(`--plugin CLONE is missing: a clone of github.com/${repository}`);
    const place = join(own, '.vim/pack/plugins/start', name);
    mkdirSync(place, { recursive: true });
    execFileSync('tar', ['x', '-C', place], {
      input: execFileSync('git', ['-C', plugin, 'archive', 'HEAD'], { maxBuffer: 1 << 28 }),
    });
  };
}
