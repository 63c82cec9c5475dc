// The grammar of .dockerignore files.
import { expect, test } from "vitest";
import { grammar, scopesWith } from "./scopes";

const scopes = scopesWith(await grammar("source.dockerignore"));

const constructs: readonly (readonly [string, string, string])[] = [
  ["comment", "# <|>x", "comment.line"],
  ["exception", "<|>!keep", "keyword.operator.logical.not"],
  ["any depth", "<|>**/node_modules", "keyword.operator.globstar"],
  ["wildcard", "a/<|>*.log", "keyword.operator.wildcard"],
  ["character class", "<|>[a-z].txt", "character-class"],
  ["pattern", "<|>dist", "string.unquoted.pattern"],
];

test.each(constructs)("%s", (_name, text, scope) => {
  expect(scopes(text)).toContain(scope);
});

test("an indented # starts a pattern, as in the builder", () => {
  expect(scopes("  <|>#x")).not.toContain("comment");
});
