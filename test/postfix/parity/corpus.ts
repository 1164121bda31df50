import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Pair } from './batch.ts';

/** Real configurations of strangers; no part of the project. */
const folder = fileURLToPath(new URL('../../../../shared/corpus/', import.meta.url));

export const hasCorpus: boolean = existsSync(folder);

export function corpusText(path: string): string {
  return readFileSync(`${folder}${path}`, 'latin1');
}

/** The files of a folder of the corpus, by name. */
export function corpusFiles(name: string, ending = ''): string[] {
  return existsSync(`${folder}${name}`)
    ? readdirSync(`${folder}${name}`)
        .filter((file) => file.endsWith(ending))
        .sort()
    : [];
}

/** Every main.cf with the master.cf that was beside it; `master` is undefined where there was none. */
export function corpusPairs(): { id: string; main: string; master: string | undefined }[] {
  return corpusFiles('main', '.cf').map((file) => {
    const id = file.slice(0, -'.cf'.length);
    const companion = `companions/${id}.master.cf`;
    return {
      id,
      main: corpusText(`main/${file}`),
      master: existsSync(`${folder}${companion}`) ? corpusText(companion) : undefined,
    };
  });
}

/** A main.cf that sets nothing, beside every master.cf of its own. */
export function corpusMasters(): (Pair & { id: string })[] {
  return corpusFiles('master', '.cf').map((file) => ({ id: file, main: '', master: corpusText(`master/${file}`) }));
}
