// Words as BuildKit expands them: quotes, escapes, every operator, and the variables a word refers to.
import { expect, test } from "vitest";
import { expandWord, expandWords, variableReferences } from "../../server/src/core/syntax";

const env = { name: "value", empty: "", path: "/usr/local/lib/x.tar.gz", two: "a  b", star: "a*b" };
const value = (word: string): string => {
  const result = expandWord(word, env);
  return "value" in result ? result.value : `error: ${result.error}`;
};

test("quotes and escapes", () => {
  expect(value(`a'b c'"d e"\\ f`)).toBe("ab cd e f");
  expect(value("'$name'")).toBe("$name");
  expect(value('"$name"')).toBe("value");
  expect(value("\\$name \\${name}")).toBe("$name ${name}");
  expect(value('"\\a\\"\\$\\\\"')).toBe('\\a"$\\');
  expect(value("a\\")).toBe("a");
  expect(value("'open")).toMatch(/^error: .*single-quote/);
  expect(value('"open')).toMatch(/^error: .*double-quote/);
});

test("names: letters, digits, underscores; one digit run or one sign else; a lone dollar stays", () => {
  expect(value("$name.$name_")).toBe("value.");
  expect(value("a$1b$@c")).toBe("abc");
  expect(value("$ $. 5$")).toBe("$ $. 5$");
  expect(expandWord("$größe", { größe: "1" })).toEqual({ value: "1" });
  expect(expandWord("$constructor$toString", {})).toEqual({ value: "" });
});

test("defaults, alternatives and demands, with and without a colon", () => {
  expect(["${none:-d}", "${none-d}", "${empty:-d}", "${empty-d}", "${name:-d}"].map(value)).toEqual(["d", "d", "d", "", "value"]);
  expect(["${none:+a}", "${none+a}", "${empty:+a}", "${empty+a}", "${name:+a}"].map(value)).toEqual(["", "", "", "a", "a"]);
  expect(["${name:?m}", "${empty?m}"].map(value)).toEqual(["value", ""]);
  expect(value("${none:?why}")).toBe("error: none: why");
  expect(value("${empty:?}")).toBe("error: empty: is not allowed to be empty");
  expect(value("${none?}")).toBe("error: none: is not allowed to be unset");
});

test("arguments of operators are expanded, nested and quoted", () => {
  expect(value("${none:-${empty:-$name}}")).toBe("value");
  expect(value("\"${none:-'b c'}\"")).toBe("b c");
  expect(value("${none:-\\}}")).toBe("}");
});

test("cutting: shortest and longest, from both ends", () => {
  expect(value("${path#*/}")).toBe("usr/local/lib/x.tar.gz");
  expect(value("${path##*/}")).toBe("x.tar.gz");
  expect(value("${path%.*}")).toBe("/usr/local/lib/x.tar");
  expect(value("${path%%.*}")).toBe("/usr/local/lib/x");
  expect(value("${name#v?l}")).toBe("ue");
  expect(value("${name#x}")).toBe("value");
  expect(value("${star#a\\*}")).toBe("b");
  expect(value("${name:#v}")).toMatch(/^error: unsupported modifier/);
});

test("replacing: first and all, wildcards longest first", () => {
  expect(value("${path/l/L}")).toBe("/usr/Local/lib/x.tar.gz");
  expect(value("${path//l/L}")).toBe("/usr/LocaL/Lib/x.tar.gz");
  expect(value("${path//\\//:}")).toBe(":usr:local:lib:x.tar.gz");
  expect(value("${path/l*l/_}")).toBe("/usr/_ib/x.tar.gz");
  expect(value("${name/[a-z]/_}")).toBe("value");
});

test("malformed substitutions are errors", () => {
  for (const word of ["${}", "${", "${name", "${name:-x", "${{name}}", "${:x}", "${name^^}", "${name/a}", "${name/a/b"]) {
    expect(value(word), word).toMatch(/^error: /);
  }
});

test("another escape character", () => {
  expect(expandWord("c:\\dir`$x\\$name", env, { escape: "`" })).toEqual({ value: "c:\\dir$x\\value" });
});

test("words are cut after expansion, except inside quotes", () => {
  expect(expandWords("x $two \"$two\" 'y z' w\\ w", env)).toEqual({ value: ["x", "a", "b", "a  b", "y z", "w w"] });
  expect(expandWords("  ", env)).toEqual({ value: [] });
  expect(expandWords("a 'b", env)).toHaveProperty("error");
});

test("references: name, operator, argument and places, outer before inner", () => {
  const word = "a$x-${y:-${z##p*}q}/${w//a/b}'$no'\\$no";
  const found = variableReferences(word).map(({ name, start, end, nameStart, operator, argument }) => ({
    name,
    operator,
    argument: argument?.text,
    text: word.slice(start, end),
    at: word.slice(nameStart, nameStart + name.length),
    argumentAt: argument && word.slice(argument.start, argument.start + argument.text.length),
  }));
  expect(found).toEqual([
    { name: "x", operator: undefined, argument: undefined, text: "$x", at: "x", argumentAt: undefined },
    { name: "y", operator: ":-", argument: "${z##p*}q", text: "${y:-${z##p*}q}", at: "y", argumentAt: "${z##p*}q" },
    { name: "z", operator: "##", argument: "p*", text: "${z##p*}", at: "z", argumentAt: "p*" },
    { name: "w", operator: "//", argument: "a/b", text: "${w//a/b}", at: "w", argumentAt: "a/b" },
  ]);
});

test("references of a malformed word are those in front of the fault", () => {
  expect(variableReferences("$a ${b").map(({ name }) => name)).toEqual(["a"]);
  expect(variableReferences("$a 'b").map(({ name }) => name)).toEqual(["a"]);
});

test("no input exhausts the stack or the clock", { retry: 3 }, () => {
  expect(value("${a:-".repeat(10_000))).toMatch(/^error: .*nested/);
  const long = "a".repeat(60_000);
  const started = performance.now();
  expect(expandWord("${v//a*a*a*b/x}", { v: long })).toEqual({ value: long });
  expect(expandWord("${v%%*b*a}", { v: long })).toEqual({ value: long });
  expect(expandWord(`\${v//${"a".repeat(30_000)}b/x}`, { v: long })).toHaveProperty("error");
  expect(performance.now() - started).toBeLessThan(1_000);
});
