import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { type FileStatus, reachText, releaseText, sourceText } from './fileStatus.ts';

/** The output channel: there before the first server, and kept when a server is started again. */
export interface ServerLog extends vscode.Disposable {
  /** For clients; warnings and errors that they write are kept for a report. */
  readonly channel: vscode.LogOutputChannel;
  /** The last lines, but for those of a trace, which hold the text of files. */
  readonly lines: () => readonly string[];
  readonly say: (line: string) => void;
  /** Tells when a server runs, and when it has ended by itself. */
  readonly follow: (client: BaseLanguageClient) => void;
  /** The next end of the server is asked for. */
  readonly expectEnd: () => void;
  /** By what a file is judged; once while it stays so. */
  readonly judged: (uri: vscode.Uri, status: FileStatus) => void;
}

/** As many lines as a report holds. */
const most = 200;

export function createServerLog(): ServerLog {
  const own = vscode.window.createOutputChannel('Postfix Configuration', { log: true });
  const lines: string[] = [];
  const said = new Map<string, string>();
  let expected = false;
  const keep = (level: string, line: string): void => {
    lines.push(`${new Date().toISOString()} [${level}] ${line}`);
    if (lines.length > most) lines.shift();
  };
  const say = (line: string): void => {
    own.info(line);
    keep('info', line);
  };
  return {
    channel: keepingFaults(own, keep),
    lines: () => lines,
    say,
    follow(client) {
      const started = performance.now();
      client.onDidChangeState(({ oldState, newState }) => {
        if (newState === State.Running) {
          expected = false;
          say(vscode.l10n.t('The language server runs after {0} ms.', Math.round(performance.now() - started)));
        }
        if (oldState === State.Running && newState !== State.Running && !expected)
          say(vscode.l10n.t('The language server has ended by itself; it is started again, five times at most.'));
      });
    },
    expectEnd() {
      expected = true;
    },
    judged(uri, status) {
      const reach = reachText(status);
      const name = vscode.workspace.asRelativePath(uri);
      const line = `${name}: ${releaseText(status)} (${sourceText(status)}); ${reach.text} (${reach.detail})`;
      if (said.get(uri.toString()) === line) return;
      said.set(uri.toString(), line);
      say(line);
    },
    dispose: () => {
      own.dispose();
    },
  };
}

/** The channel, of which warnings and errors are kept too. */
function keepingFaults(
  channel: vscode.LogOutputChannel,
  keep: (level: string, line: string) => void,
): vscode.LogOutputChannel {
  return new Proxy(channel, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return (...words: unknown[]): unknown => {
        if (property === 'warn' || property === 'error') keep(property, String(words[0]));
        return Reflect.apply(member, target, words);
      };
    },
  });
}
