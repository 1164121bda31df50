import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver-types';

/** Whether two lists of diagnostics that `diagnostics` made say the same. */
export function sameDiagnostics(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a === b || (a.length === b.length && a.every((one, i) => sameDiagnostic(one, b[i] as Diagnostic)));
}

/** All that can differ between two of them: source and page go with the code. */
function sameDiagnostic(a: Diagnostic, b: Diagnostic): boolean {
  return (
    a === b ||
    (a.code === b.code &&
      a.severity === b.severity &&
      a.message === b.message &&
      sameRange(a.range, b.range) &&
      a.tags?.[0] === b.tags?.[0] &&
      sameRelated(a.relatedInformation ?? none, b.relatedInformation ?? none))
  );
}
const none: readonly DiagnosticRelatedInformation[] = [];

function sameRelated(a: readonly DiagnosticRelatedInformation[], b: readonly DiagnosticRelatedInformation[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i] as DiagnosticRelatedInformation;
      return (
        one.message === other.message &&
        one.location.uri === other.location.uri &&
        sameRange(one.location.range, other.location.range)
      );
    })
  );
}

/** Whether two ranges are the same place. */
function sameRange({ start, end }: Range, other: Range): boolean {
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}
