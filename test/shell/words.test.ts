// Command lines in, argv out, and back.
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { plainWords, quoteForShell, toJsonArray } from "../../server/src/core/shell/words";

/** argv as the shell at hand makes it, each word ended by NUL. */
const shellArgv = (commandLine: string): string[] =>
  execFileSync("sh", ["-c", `show() { [ $# = 0 ] || printf '%s\\0' "$@"; }; show ${commandLine}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

test.each([
  ["node server.js", ["node", "server.js"]],
  ["  a \t b  ", ["a", "b"]],
  [`a 'b c' "d \\"e\\" \\x" f\\ g`, ["a", "b c", 'd "e" \\x', "f g"]],
  ["nginx -g 'daemon off;'", ["nginx", "-g", "daemon off;"]],
  ["a \"\" ''", ["a", "", ""]],
  ["a b=c x#y d~e --f=~", undefined],
  ["a b=c x#y d~e", ["a", "b=c", "x#y", "d~e"]],
  ["java -jar /a.jar --x=1,2", ["java", "-jar", "/a.jar", "--x=1,2"]],
  ["'if' x", ["if", "x"]],
  ["a ! if", ["a", "!", "if"]],
])("%s", (commandLine, argv) => {
  expect(plainWords(commandLine)).toEqual(argv);
});

test.each([
  "",
  "   ",
  "a $b",
  'a "$b"',
  "a `b`",
  "a *",
  "a ?",
  "a [b]",
  "~/a",
  "a ~",
  "a b:~/c",
  "a | b",
  "a && b",
  "a;b",
  "a > b",
  "a 2>&1",
  "(a)",
  "{ a; }",
  "a {b,c}",
  "a # b",
  "#a",
  "A=1 b",
  "a+=1 b",
  "cd x",
  "exec a",
  "echo x",
  "[ a ]",
  "if a",
  "! a",
  "a\nb",
  "a 'b",
  'a "b',
  "a \\",
  '""',
  "'' x",
  "a &",
])("a shell is needed for %j", (commandLine) => {
  expect(plainWords(commandLine)).toBeUndefined();
});

test("splits as the shell does, whatever is typed", () => {
  const commandLine = fc.array(fc.constantFrom("a", "b", " ", "'", '"', "\\", "=", "~", "#", ":", "-", "/", "$", "\t", "!"), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(commandLine, (units) => {
      const text = `p ${units.join("")}`;
      const words = plainWords(text);
      return words === undefined || JSON.stringify(shellArgv(text)) === JSON.stringify(words);
    }),
    { numRuns: 400, seed: 3 },
  );
});

test("quotes so that the shell gives the same words back", () => {
  const word = fc.string({
    unit: fc.constantFrom("a", " ", "'", '"', "\\", "$", "*", "~", "=", "#", "\n", "é", "`", "!", "{", ","),
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      (argv) => JSON.stringify(shellArgv(quoteForShell(argv))) === JSON.stringify(argv),
    ),
    { numRuns: 200, seed: 5 },
  );
  expect(quoteForShell(["A=1", "b=2"])).toBe("'A=1' b=2");
  expect(quoteForShell(["if", "if"])).toBe("'if' if");
});

test("writes JSON arrays as Docker's documentation does", () => {
  expect(toJsonArray(["a", 'b "c"', "d\\e"])).toBe('["a", "b \\"c\\"", "d\\\\e"]');
});
