// A word of a command line, as far as it is known before anything runs.

/** One field of a command after expansion; `known` false where a part could not be expanded and stands as written. */
export interface Field {
  readonly text: string;
  readonly known: boolean;
}

export const known = (words: readonly string[]): readonly Field[] => words.map((text) => ({ text, known: true }));
export const textsOf = (fields: readonly Field[]): readonly string[] => fields.map(({ text }) => text);

/** The fields as one, as `"$*"` joins them. */
export const joined = (fields: readonly Field[]): Field => ({
  text: textsOf(fields).join(" "),
  known: fields.every((field) => field.known),
});
