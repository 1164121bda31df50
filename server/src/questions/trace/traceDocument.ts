import type { DocumentLink } from 'vscode-languageserver-types';
import type { Alternatives } from '../../evaluate/alternatives.ts';
import { type Locale, locales } from '../../texts/locales.ts';
import type { EffectiveSource } from '../effectiveDocument.ts';
import { placeOfSetting } from './settingPlace.ts';
import { type TracePlace, placeText, traceLines } from './traceLines.ts';

/** Whose answer is shown, and to whom. */
export interface TraceHeading {
  readonly client: string;
  /** `smtp/inet` */
  readonly service: string;
  readonly release: string;
  /** What the marks in the files mean, where there are some. */
  readonly legend?: string | undefined;
}

/** A text for people, and the way from its places to the lines that they name. */
export interface TraceDocument {
  readonly text: string;
  readonly links: readonly DocumentLink[];
}

/**
 * The text of `postfix-lint trace` as a document with links.
 * @param uriOfTable the address of a file that a table's reference names; undefined where there is none
 */
export function traceDocument(
  source: EffectiveSource,
  result: Alternatives,
  heading: TraceHeading,
  locale: Locale,
  uriOfTable: (name: string) => string | undefined,
): TraceDocument {
  const { configuration, main, master } = source;
  const { client, service, release } = heading;
  const texts = locales[locale].trace;
  const files = { main: main?.text ?? '', master: master?.text ?? '' };
  const placeOf = (name: string): ReturnType<typeof placeOfSetting> =>
    placeOfSetting(configuration, service, name, files);
  const uriOf = ({ file }: TracePlace): string | undefined => {
    if (file === 'main.cf') return main?.uri;
    return file === 'master.cf' ? master?.uri : uriOfTable(file);
  };
  const legend = heading.legend === undefined ? [] : [`# ${heading.legend}`];
  const rows = [`# ${texts.title(client, service, release)}`, ...legend, ''];
  const links: DocumentLink[] = [];
  for (const { before, place, after } of traceLines(result, texts, placeOf)) {
    const shown = place ? placeText(place) : '';
    const target = place && uriOf(place);
    if (place && target !== undefined) {
      const [line, start] = [rows.length, before.length];
      const range = { start: { line, character: start }, end: { line, character: start + shown.length } };
      links.push({ range, target: `${target}#L${place.line}` });
    }
    rows.push(oneLine(`${before}${shown}${after}`));
  }
  return { text: rows.map((row) => `${row}\n`).join(''), links };
}

/** A value of a table may hold any character; a row of the document stays one, character for character. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, ' ');
}
