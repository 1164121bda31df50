// `node scripts/editors/run.mjs EDITOR` runs an editor from Debian with the recipe of docs/editors.md, as root. It
// opens a main.cf, shows a problem, completes, fixes, saves, and opens a master.cf; `--write` puts the screens into
// the pages.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { debian, inside, release } from './chroot.mjs';
import { editors } from './editors.mjs';
import { recipe, writeCapture } from './recipes.mjs';
import { terminal } from './terminal.mjs';

const [name, ...options] = process.argv.slice(2);
const editor = editors[name];
if (!editor) {
  console.error(`usage: node scripts/editors/run.mjs ${Object.keys(editors).join('|')} [--write] [--plugin FOLDER]`);
  process.exit(2);
}
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const folder = debian(editor.suite, editor.packages, dist);
const home = `/srv/home/${name}`;
const own = join(folder, home);
rmSync(own, { recursive: true, force: true });
mkdirSync(join(own, 'conf'), { recursive: true });
const write = (path, text) => {
  mkdirSync(dirname(join(own, path)), { recursive: true });
  writeFileSync(join(own, path), text);
};
const { path, text } = recipe(name);
write(path, editor.before ? `${editor.before}\n${text}` : text);
for (const [file, content] of Object.entries(editor.files ?? {})) write(file, content);
if (editor.prepare) await editor.prepare({ folder, own, home, plugin: options[options.indexOf('--plugin') + 1] });
const main = `# 邮件 😀\nmyhostname = mail.example.com\nrelay_host = [smtp.example.com]:587\nbiff = on\n`;
const master = `# 服务 😀\nsmtp      inet  n       -       y       -       -       smtpdd\n`;
write('conf/main.cf', main);
write('conf/master.cf', master);

const version = inside(folder, ['sh', '-c', editor.version]).split('\n')[0].trim();
const screens = [];
const session = terminal(folder, { home, command: editor.command, cwd: `${home}/conf` });
try {
  await editor.steps({
    ...session,
    take: (shown) =>
      screens.push(
        shown
          .split('\n')
          .filter((line, i, all) => (line && line !== '~') || (all[i - 1] && all[i - 1] !== '~'))
          .join('\n'),
      ),
    saved: async (pattern, file = 'main.cf') => {
      // Some editors rename the old file first.
      const now = () => {
        const at = join(own, 'conf', file);
        return existsSync(at) ? readFileSync(at, 'utf8') : '';
      };
      for (let i = 0; i < 100 && !pattern.test(now()); i++) await session.pause(200);
      if (!pattern.test(now())) throw new Error(`${file} is not as expected:\n${now()}\n${session.screen()}`);
    },
  });
  console.log(`${name}: ${version}: passed`);
} catch (error) {
  console.error(String(error.message ?? error));
  for (const log of editor.logs ?? [])
    if (existsSync(join(own, log))) console.error(readFileSync(join(own, log), 'utf8').slice(-3000));
  process.exitCode = 1;
} finally {
  session.end();
  if (options.includes('--release')) release(folder);
}
for (const screen of screens) console.log(`${'-'.repeat(20)}\n${screen}`);
if (options.includes('--write') && !process.exitCode) writeCapture(name, version, screens);
