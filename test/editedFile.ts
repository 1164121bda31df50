import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { diagnosticsOf, editInstance, findingsAt } from '../server/src/lsp/openInstance.ts';
import { type Instance, type InstanceChange, applyChanges, fileOf } from '../server/src/instance/instance.ts';
import type { FileId } from '../server/src/instance/layout.ts';
import { type Lines, textOfFile } from '../server/src/instance/sourceFile.ts';
import { documentsOf } from '../server/src/languages/documents.ts';
import type { LanguageDocument } from '../server/src/languages/language.ts';
import { noProse } from '../server/src/facts/prose.ts';
import { locales } from '../server/src/texts/locales.ts';
import { findingsIn } from '../server/src/rules/check.ts';
import { contextOf } from '../server/src/rules/context.ts';
import type { Context, Finding } from '../server/src/rules/rule.ts';
import type { Span } from '../server/src/syntax/span.ts';
import { type Parts, instanceFor } from './instanceFor.ts';

/** A file of an instance that edits change, as the server has it. */
export interface EditedFile {
  readonly uri: string;
  readonly instance: () => Instance;
  readonly text: () => string;
  readonly lines: () => Lines;
  readonly context: () => Context;
  readonly findings: () => readonly Finding[];
  readonly findingsAt: (span: Span) => readonly Finding[];
  readonly diagnostics: () => Diagnostic[];
  readonly main: () => LanguageDocument;
  readonly master: () => LanguageDocument;
  readonly change: (changes: readonly TextDocumentContentChangeEvent[]) => void;
  readonly apply: (changes: readonly InstanceChange[]) => void;
}

const reader = { messages: locales.en, prose: noProse };

/** Opens a file of an instance. */
export function openEdited(id: FileId, parts: Parts): EditedFile {
  let instance = instanceFor(parts);
  const file = (): NonNullable<ReturnType<typeof fileOf>> => {
    const found = fileOf(instance, id);
    if (!found) throw new Error(`an instance without its ${id}`);
    return found;
  };
  const documentOf = (language: FileId): LanguageDocument => {
    const found = documentsOf(instance, reader).find((document) => document.language.id === language);
    if (!found) throw new Error(`an instance without its ${language}`);
    return found;
  };
  return {
    uri: file().uri,
    instance: () => instance,
    text: () => textOfFile(file()),
    lines: () => file().lines,
    context: () => contextOf(instance),
    findings: () => findingsIn(contextOf(instance), id),
    findingsAt: (span) => findingsAt(instance, span),
    diagnostics: () => diagnosticsOf(instance, id, reader, {}).items,
    main: () => documentOf('main.cf'),
    master: () => documentOf('master.cf'),
    change(changes) {
      instance = editInstance(instance, id, file().uri, changes);
    },
    apply(changes) {
      instance = applyChanges(instance, changes);
    },
  };
}
