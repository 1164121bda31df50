/**
 * Says of rising offsets whether each stands inside `{ }`: there a list item, an inline table or a macro has a syntax
 * of its own. A `{` that is never closed protects all that follows, as it does in mystrtokq().
 */
export function bracePlaces(text: string): (offset: number) => boolean {
  let at = 0;
  let level = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const code = text.charCodeAt(at);
      if (code === 123) level++;
      else if (code === 125 && level > 0) level--;
    }
    return level > 0;
  };
}
