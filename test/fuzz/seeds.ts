import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Texts to start from. */
export interface Seeds {
  readonly main: readonly string[];
  readonly master: readonly string[];
}

const place = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The project's own: the sample and the case files of the rules. */
export function ownSeeds(): Seeds {
  return {
    main: [readFileSync(place('../../sample/main.cf'), 'utf8'), ...casesOf((name) => !name.endsWith('.master.cf'))],
    master: [readFileSync(place('../../sample/master.cf'), 'utf8'), ...casesOf((name) => name.endsWith('.master.cf'))],
  };
}

/** Files of the corpus and its templates where it is at hand, besides the project's own. */
export function allSeeds(): Seeds {
  const corpus = place('../../../shared/corpus/');
  const own = ownSeeds();
  if (!existsSync(corpus)) return own;
  const templates = readdirSync(`${corpus}templates`);
  return {
    main: [
      ...own.main,
      ...textsIn(`${corpus}main/`),
      ...templates
        .filter((name) => name.includes('.main.'))
        .map((name) => readFileSync(`${corpus}templates/${name}`, 'utf8')),
    ],
    master: [
      ...own.master,
      ...textsIn(`${corpus}master/`),
      ...textsIn(`${corpus}companions/`),
      ...templates
        .filter((name) => name.includes('.master.'))
        .map((name) => readFileSync(`${corpus}templates/${name}`, 'utf8')),
    ],
  };
}

function textsIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => readFileSync(`${folder}${name}`, 'utf8'));
}

function casesOf(isWanted: (name: string) => boolean): string[] {
  const folder = place('../rules/cases/');
  return readdirSync(folder)
    .sort()
    .flatMap((code) =>
      readdirSync(`${folder}${code}`)
        .sort()
        .filter(isWanted)
        .map((name) => readFileSync(`${folder}${code}/${name}`, 'utf8')),
    );
}
