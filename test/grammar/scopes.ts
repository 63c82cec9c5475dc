// Tokenises text with the project's grammars as an editor does, with the real grammars of the embedded languages.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from "vscode-textmate";

const require = createRequire(import.meta.url);
const own = resolve(import.meta.dirname, "../../syntaxes");
const others = resolve(import.meta.dirname, "../../node_modules/tm-grammars/grammars");
const files: Readonly<Record<string, string>> = {
  "source.dockerfile": join(own, "dockerfile.tmLanguage.json"),
  "source.dockerignore": join(own, "dockerignore.tmLanguage.json"),
  "source.shell": join(others, "shellscript.json"),
  "source.python": join(others, "python.json"),
  "source.js": join(others, "javascript.json"),
};

const onigLib = loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer).then(() => ({
  createOnigScanner,
  createOnigString,
}));
const registry = new Registry({
  onigLib,
  loadGrammar: async (scope) => {
    const file = files[scope];
    return file === undefined ? null : parseRawGrammar(readFileSync(file, "utf8"), file);
  },
});

export async function grammar(scope: string): Promise<IGrammar> {
  const loaded = await registry.loadGrammar(scope);
  if (loaded === null) throw new Error(`There is no grammar ${scope}`);
  return loaded;
}

/** Makes a function that gives the scopes, joined by blanks, at the cursor `<|>` of a text: those of the character after it. */
export function scopesWith(loaded: IGrammar): (marked: string) => string {
  return (marked) => {
    const parts = marked.split("<|>");
    const [before, after] = parts;
    if (parts.length !== 2 || before === undefined || after === undefined) throw new Error("There must be one <|> in the text");
    const line = before.split("\n").length - 1;
    const column = before.length - (before.lastIndexOf("\n") + 1);
    let stack = INITIAL;
    for (const [index, text] of (before + after).split("\n").entries()) {
      const { tokens, ruleStack } = loaded.tokenizeLine(text, stack);
      stack = ruleStack;
      if (index !== line) continue;
      return tokens.find(({ startIndex, endIndex }) => startIndex <= column && column < endIndex)?.scopes.join(" ") ?? "";
    }
    return "";
  };
}
