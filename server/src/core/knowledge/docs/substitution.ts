// Documentation of the operators in ${variable…}, as the builder expands them.

export interface OperatorDoc {
  readonly form: string;
  /** What the whole becomes; `{word}` stands for what is written behind the operator. */
  readonly meaning: string;
  readonly since: string;
}

/** By the operator's characters. */
export const operatorDocs: Readonly<Record<string, OperatorDoc>> = {
  ":-": { form: "${v:-word}", meaning: "`{word}` when it is not set or empty", since: "1.0" },
  "-": { form: "${v-word}", meaning: "`{word}` when it is not set", since: "1.6" },
  ":+": { form: "${v:+word}", meaning: "`{word}` when it is set and not empty, else nothing", since: "1.0" },
  "+": { form: "${v+word}", meaning: "`{word}` when it is set, else nothing", since: "1.6" },
  ":?": { form: "${v:?message}", meaning: "a build error with `{word}` when it is not set or empty", since: "1.2" },
  "?": { form: "${v?message}", meaning: "a build error with `{word}` when it is not set", since: "1.2" },
  "#": { form: "${v#pattern}", meaning: "its value without the shortest match of `{word}` at the start", since: "1.7" },
  "##": { form: "${v##pattern}", meaning: "its value without the longest match of `{word}` at the start", since: "1.7" },
  "%": { form: "${v%pattern}", meaning: "its value without the shortest match of `{word}` at the end", since: "1.7" },
  "%%": { form: "${v%%pattern}", meaning: "its value without the longest match of `{word}` at the end", since: "1.7" },
  "/": { form: "${v/pattern/replacement}", meaning: "its value with the first match replaced (`{word}`)", since: "1.7" },
  "//": { form: "${v//pattern/replacement}", meaning: "its value with all matches replaced (`{word}`)", since: "1.7" },
};
