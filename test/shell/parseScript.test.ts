// Scripts in, commands out.
import { expect, test } from "vitest";
import { parseScript } from "../../server/src/core/shell/parseScript";
import type { Dialect } from "../../server/src/core/shell/types";
import { draw, plainText, script } from "./draw";

const drawn = (text: string, dialect?: Dialect) => draw(script(text, dialect));

test("tells lists, pipelines and background commands", () => {
  expect(drawn("a && b || c; d | e |& f & g\nh")).toBe(
    [
      "‹a›",
      "&& ‹b›",
      "|| ‹c›",
      "; ‹d› (pipe 1/3, background)",
      "| ‹e› (pipe 2/3, background)",
      "| ‹f› (pipe 3/3, background)",
      "& ‹g›",
      "; ‹h›",
    ].join("\n"),
  );
});

test("lists the commands inside constructs and substitutions, in source order", () => {
  expect(drawn('if a; then b "$(c `d`)"; fi && for x in $(e); do (f); done; g() { h; }; case i in j) k;; esac; cat <(l)')).toBe(
    [
      "‹a› (in if)",
      '‹b› ?"$(c `d`)" (in if)',
      "‹c› ?`d` (in if substitution)",
      "‹d› (in if substitution substitution)",
      "‹e› (in loop substitution)",
      "‹f› (in loop subshell)",
      "‹h› (in function group)",
      "‹k› (in case)",
      "; ‹cat› ?<(l)",
      "‹l› (in substitution)",
    ].join("\n"),
  );
});

test("reads assignments and redirections", () => {
  expect(drawn("A=1 B='x y' C=$D cmd <in 2>&1 >>out &>all <<<word; export E=f; G=h; >made")).toBe(
    ["A=1 B=x y C=? ‹cmd› <in 2>&1 >>out &>all <<<word", "; ‹export› ‹E=f›", "; G=h", "; >made"].join("\n"),
  );
});

test("a heredoc is data, but what it expands is run, and sorted behind its line", () => {
  expect(drawn("cat <<EOF >f && a\n$(b) x\nEOF\nc <<'Q'\n$(no)\nQ\n")).toBe(
    ["‹cat› <<EOF >f", "&& ‹a›", "‹b› (in substitution)", "; ‹c› <<Q"].join("\n"),
  );
});

test("takes quotes away where nothing is expanded", () => {
  expect(drawn(`a"b"'c'\\d "x\\$y\\z" $v "\${v}" *.c ~/x ~ a~b '' "" x\\\ny`)).toBe(
    `‹abcd› ‹x$y\\z› ?$v ?"\${v}" ?*.c ?~/x ?~ ‹a~b› ‹› ‹› ‹xy›`,
  );
});

test("braces, $'…' and $\"…\" depend on the dialect", () => {
  const text = `x {a,b} $'\\t' $"l"`;
  expect(drawn(text, "bash")).toBe("‹x› ?{a,b} ‹\t› ‹l›");
  expect(drawn(text, "dash")).toBe(`‹x› ‹{a,b}› ?$'\\t' ?$"l"`);
  expect(drawn(text, "ash")).toBe(`‹x› ‹{a,b}› ‹\t› ?$"l"`);
  expect(drawn(text, "sh")).toBe(`‹x› ?{a,b} ?$'\\t' ?$"l"`);
});

test("a continuation behind a dollar sign or inside $'…' is left to the shell", () => {
  expect(drawn("x $\\\na $'b\\\nc' $'d'")).toBe("‹x› ?$a ?$'b\\\nc' ‹d›");
});

test("names a program without its directory", () => {
  expect(script("/usr/bin/curl -x; 'wget'; $x y").commands.map(({ name }) => name)).toEqual(["curl", "wget", undefined]);
});

test("a comment swallows the rest of its line", () => {
  expect(drawn("a # && b\nc")).toBe("‹a›\n; ‹c›");
});

test("spans stand in the file, whatever the offset; the cached reading is shared", () => {
  const text = "  a 'b c' && d=1 e >f";
  const file = `RUN ${text}`;
  const { commands, ast, spanOf } = parseScript(plainText(text, 4), "bash");
  const parts = commands.flatMap(({ span, words, assignments, redirections }) => [{ span }, ...words, ...assignments, ...redirections]);
  expect(parts.map(({ span }) => file.slice(span.start, span.end))).toEqual(["a 'b c'", "a", "'b c'", "d=1 e >f", "e", "d=1", ">f"]);
  expect(spanOf(ast)).toEqual({ start: 4, end: file.length });
  expect(parseScript(plainText(text), "bash").ast).toBe(ast);
});

test("commands inside escaped backticks keep their places", () => {
  const text = "x `a \\`bb \\\\\\`cc\\\\\\`\\` d`";
  const { commands } = script(text);
  expect(commands.map(({ name, span }) => [name, text.slice(span.start, span.start + (name?.length ?? 0))])).toEqual([
    ["x", "x"],
    ["a", "a"],
    ["bb", "bb"],
    ["cc", "cc"],
  ]);
});

test("broken scripts give what can be read, and errors", () => {
  expect(drawn("a && 'b")).toBe("‹a›\n&& ‹b›\nerror: unterminated single quote");
  expect(drawn("fi")).toContain("error: ");
  expect(drawn("")).toBe("");
});
