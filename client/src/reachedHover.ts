import * as vscode from 'vscode';
import { languages } from './languages.ts';

interface ReachingTest {
  readonly title: string;
  readonly failure?: string;
  readonly reached?: readonly { readonly uri: string; readonly line: number }[];
}

/** Says in hovers which mail tests came to a line in their last run. */
export interface ReachedHover extends vscode.Disposable {
  /** A file of tests was run. */
  readonly told: (file: string, tests: readonly ReachingTest[]) => void;
}

const mostNamed = 10;

export function createReachedHover(): ReachedHover {
  /** By file of tests, and then by line. */
  const known = new Map<string, ReadonlyMap<string, readonly ReachingTest[]>>();
  const keyOf = (uri: string, line: number): string => `${uri}#${line}`;
  const provider = vscode.languages.registerHoverProvider(
    languages.map((language) => ({ language })),
    {
      provideHover({ uri }, { line }) {
        const tests = [...known.values()].flatMap((byLine) => byLine.get(keyOf(uri.toString(), line)) ?? []);
        if (tests.length === 0) return undefined;
        const text = new vscode.MarkdownString(vscode.l10n.t('Mail tests that come to this line:'));
        const rows = tests
          .slice(0, mostNamed)
          .map(({ title, failure }) => `${failure === undefined ? '✓' : '✗'} ${title}`);
        text.appendText(`\n${rows.join('\n')}${tests.length > mostNamed ? `\n… +${tests.length - mostNamed}` : ''}`);
        return new vscode.Hover(text);
      },
    },
  );
  const edited = vscode.workspace.onDidChangeTextDocument(({ document: { uri }, contentChanges }) => {
    // The lines may be others now.
    if (contentChanges.length === 0) return;
    const start = keyOf(uri.toString(), 0).slice(0, -1);
    for (const [file, byLine] of known)
      known.set(file, new Map([...byLine].filter(([key]) => !key.startsWith(start))));
  });
  return {
    told(file, tests) {
      const byLine = new Map<string, ReachingTest[]>();
      for (const test of tests) {
        for (const { uri, line } of test.reached ?? []) {
          const key = keyOf(vscode.Uri.parse(uri, true).toString(), line);
          byLine.set(key, [...(byLine.get(key) ?? []), test]);
        }
      }
      known.set(file, byLine);
    },
    dispose() {
      provider.dispose();
      edited.dispose();
    },
  };
}
