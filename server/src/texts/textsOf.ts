/** A text for each key, made from the data of that key. */
export type TextsOf<Data> = { readonly [Key in keyof Data]: (data: Data[Key]) => string };
