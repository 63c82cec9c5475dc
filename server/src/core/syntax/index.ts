// The door of the syntax room: parsing, updating after an edit, expanding words, printing a tree.
export { type Environment, type ExpandOptions, expandWith, expandWord, expandWords, expandWordsWith, variableReferences } from "./expand";
export { openersOf } from "./heredocs";
export { readJsonArray } from "./json";
export { readingOf, readings, takesHeredocs } from "./keywords";
export type { Lookup, Operator, VariableReference } from "./lex";
export { indexAt, logicalAt } from "./logicalAt";
export { toSexp } from "./sexp";
export { quotedWords } from "./split";
export { toJson } from "./toJson";
export { parse, update } from "./tree";
export type * from "./types";
