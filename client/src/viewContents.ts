/** What views show, by their addresses, from the moment when one is asked for until it is closed. */
export interface ViewContents<C extends { readonly text: string }> {
  /** Asks anew what a view shows; gives whether that is other than before. */
  readonly load: (view: string) => Promise<boolean>;
  readonly get: (view: string) => C | undefined;
  /** All views, those included that are being opened: what they show may change before they do. */
  readonly views: () => readonly string[];
  /** Whether a view that shows a text is to show another by now. */
  readonly isOutdated: (view: string, text: string) => boolean;
  readonly forget: (view: string) => void;
}

/** @param ask what a view is to show; null where nobody can tell, and what was there stays */
export function createViewContents<C extends { readonly text: string }>(
  ask: (view: string) => Promise<C | null>,
): ViewContents<C> {
  const contents = new Map<string, C>();
  /** How often each was asked for: an answer to an earlier question is outdated. */
  const turns = new Map<string, number>();
  return {
    async load(view) {
      const turn = (turns.get(view) ?? 0) + 1;
      turns.set(view, turn);
      const content = await ask(view);
      if (!content || turns.get(view) !== turn) return false;
      const isNew = contents.get(view)?.text !== content.text;
      contents.set(view, content);
      return isNew;
    },
    get: (view) => contents.get(view),
    views: () => [...turns.keys()],
    isOutdated: (view, text) => contents.has(view) && contents.get(view)?.text !== text,
    forget(view) {
      contents.delete(view);
      turns.delete(view);
    },
  };
}
