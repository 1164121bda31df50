import type { Connection } from 'vscode-languageserver';
import { pathToUri } from '../ide/links.ts';
import { languageIdOf } from '../instance/layout.ts';
import { contextOf } from '../rules/context.ts';
import { languageByUse, tableUses, usesOf } from '../rules/entries/tableUses.ts';
import type { OpenInstance } from './openInstance.ts';

/**
 * Tells the client which language the files have that an open instance names, by the notification `postfix/languages`
 * {files: {uri, languageId}[]}: a client opens by itself only what has a name of habit. Each list is all of an
 * instance, and comes again when it changes.
 */
export interface TableLanguages {
  tell(owner: OpenInstance): void;
}

export function createTableLanguages(connection: Connection): TableLanguages {
  const sent = new WeakMap<OpenInstance, string>();
  return {
    tell(owner) {
      const context = contextOf(owner.instance);
      const paths = [...new Set(tableUses(context).map(({ path }) => path))];
      const files = paths.flatMap((path) => {
        const language = languageByUse(usesOf(context, path));
        if (language === undefined) return [];
        return [{ uri: owner.place.uriOf(path) ?? pathToUri(path), languageId: languageIdOf(language) }];
      });
      const key = JSON.stringify(files);
      if ((sent.get(owner) ?? '[]') === key) return;
      sent.set(owner, key);
      void connection.sendNotification('postfix/languages', { files });
    },
  };
}
