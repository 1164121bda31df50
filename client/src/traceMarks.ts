import * as vscode from 'vscode';

/** A line that a message came to, or did not. */
export interface TraceMark {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
  readonly role: 'passed' | 'decided' | 'never';
}

/** Marks the lines of files that the trace that is shown passed, decided by, or never came to. */
export interface TraceMarks extends vscode.Disposable {
  /** Marks these lines, and no others. */
  readonly show: (marks: readonly TraceMark[]) => void;
}

export function createTraceMarks(): TraceMarks {
  const bar = (color: string): vscode.DecorationRenderOptions => ({
    isWholeLine: true,
    borderWidth: '0 0 0 3px',
    borderStyle: 'solid',
    borderColor: new vscode.ThemeColor(color),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
    overviewRulerColor: new vscode.ThemeColor(color),
  });
  const types = {
    passed: vscode.window.createTextEditorDecorationType(bar('testing.iconPassed')),
    decided: vscode.window.createTextEditorDecorationType({
      ...bar('editorWarning.foreground'),
      backgroundColor: new vscode.ThemeColor('editor.wordHighlightStrongBackground'),
      after: {
        contentText: vscode.l10n.t('◀ decided'),
        margin: '0 0 0 2em',
        color: new vscode.ThemeColor('editorWarning.foreground'),
      },
    }),
    never: vscode.window.createTextEditorDecorationType({ isWholeLine: true, opacity: '0.5' }),
  };
  let shown = new Map<string, TraceMark[]>();
  const draw = (editor: vscode.TextEditor): void => {
    const marks = shown.get(editor.document.uri.toString()) ?? [];
    for (const role of ['passed', 'decided', 'never'] as const) {
      const lines = marks.filter((mark) => mark.role === role && mark.line < editor.document.lineCount);
      editor.setDecorations(
        types[role],
        lines.map(({ line }) => editor.document.lineAt(line).range),
      );
    }
  };
  const drawAll = (): void => {
    vscode.window.visibleTextEditors.forEach(draw);
  };
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    // Until the trace of the new text is there, nobody knows.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && shown.delete(document.uri.toString())) drawAll();
    }),
  );
  return {
    show(marks) {
      shown = new Map();
      for (const mark of marks) {
        // The server's way to write an address may be another than the editor's.
        const uri = vscode.Uri.parse(mark.uri, true).toString();
        shown.set(uri, [...(shown.get(uri) ?? []), mark]);
      }
      drawAll();
    },
    dispose() {
      listeners.dispose();
      for (const type of Object.values(types)) type.dispose();
    },
  };
}
