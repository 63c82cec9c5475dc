// Scripts in, what rules ask about their text out.
import { expect, test } from "vitest";
import {
  doubleBrackets,
  followedBy,
  functions,
  isChecked,
  lastCommand,
  loops,
  optionsAt,
  testCommands,
  uncheckedCds,
} from "../../server/src/core/shell/astQueries";
import { expansions, isSplit } from "../../server/src/core/shell/expansions";
import { parseScript } from "../../server/src/core/shell/parseScript";
import { variablesRead, variablesSet } from "../../server/src/core/shell/variables";
import { plainText, script } from "./draw";

const split = (text: string): string[] =>
  expansions(script(text))
    .filter(isSplit)
    .map(({ span }) => text.slice(span.start, span.end));

test("finds what falls apart at blanks", () => {
  expect(split('a $b "$c" ${d} $(e $f) `g` "$(h $i)" x=$j y >$n ${o:-$p} ${q:+$r}')).toEqual([
    "$b",
    "${d}",
    "$(e $f)",
    "$f",
    "`g`",
    "$i",
    "$j",
    "${o:-$p}",
    "$r",
  ]);
  expect(split("X=$a Y=$(b) c; export d=$e; for f in $g; do $h; done; case $i in $j) ;; esac; [[ $k ]]")).toEqual(["$g", "$h"]);
  expect(split("a $# $? $$ $! $- ${#b} ${c:+d} $((e + $f)) '$g' \\$h $1 $@ $*")).toEqual(["$1", "$@", "$*"]);
  expect(split("a ${b%$c} ${d/$e/$f} <<E\n$g\nE")).toEqual(["${b%$c}", "${d/$e/$f}"]);
});

test("tells the name, the operation, the role, the word and the command of an expansion", () => {
  const text = "$n a-${v:-w}-b >$o; for i in `c`; do :; done; l=${#x}";
  const list = expansions(parseScript(plainText(text, 10), "sh")).map(({ kind, name, operation, role, backticks, wordSpan, command }) =>
    [kind, name, operation, role, backticks, text.slice(wordSpan.start - 10, wordSpan.end - 10), command?.words.length].join(" "),
  );
  expect(list).toEqual([
    "variable n  name false $n 2",
    "variable v :- argument false a-${v:-w}-b 2",
    "variable o  redirection false $o 2",
    "command   for true `c` ",
    "variable x length assignment false l=${#x} 0",
  ]);
});

test("expansions inside escaped backticks stand where they stand", () => {
  const text = "a `b \\`c $d\\` $e`";
  expect(split(text)).toEqual(["`b \\`c $d\\` $e`", "`c $d\\`", "$d", "$e"]);
});

test("variables that are set and read", () => {
  const text =
    "A=1 B=$C cmd; D=2; export E=3 F; read -p x -r G H; local I; for J in 1; do :; done; while getopts ab K; do :; done; unset L; echo ${M:-$N} $1";
  expect(variablesSet(script(text)).map(({ name, by, value }) => `${name} ${by} ${value ?? "?"}`)).toEqual([
    "A command 1",
    "B command ?",
    "D assignment 2",
    "E export 3",
    "F export ?",
    "G read ?",
    "H read ?",
    "I local ?",
    "K getopts ?",
    "L unset ?",
    "J for ?",
  ]);
  expect(variablesRead(script(text)).map(({ name }) => name)).toEqual(["C", "M", "N"]);
});

test("loops, functions and tests", () => {
  const text =
    "for a in b $c; do :; done; while x; do y; done; until z; do :; done; f() { g; }; function h { i; }; [ -f j ]; test k; [[ l ]]";
  expect(
    loops(script(text)).map(({ kind, variable, words }) => `${kind} ${variable ?? ""} ${words?.map((word) => word.text).join(",") ?? ""}`),
  ).toEqual(["for a b,$c", "while  ", "until  "]);
  expect(functions(script(text)).map(({ name }) => name)).toEqual(["f", "h"]);
  expect(testCommands(script(text)).map(({ words }) => words.length)).toEqual([4, 2]);
  expect(doubleBrackets(script(text)).map(({ start, end }) => text.slice(start, end))).toEqual(["[[ l ]]"]);
});

test("what follows a command, and whether it is checked", () => {
  const parsed = script("a && b || c; d | e & if f; then g; fi; ! h; (i; j) && k\nl");
  expect(
    parsed.commands.map((command) =>
      `${command.name} ${followedBy(parsed, command) ?? ""} ${isChecked(parsed, command) ? "checked" : ""}`.trim(),
    ),
  ).toEqual(["a && checked", "b || checked", "c ;", "d |", "e &", "f  checked", "g", "h ; checked", "i ;", "j", "k ;", "l"]);
});

test("cd whose failure goes unseen", () => {
  const cds = (text: string) => uncheckedCds(script(text)).map(({ words }) => words[1]?.text);
  expect(cds("cd a; b && cd c && d; cd e || exit; if cd f; then g; fi; (cd h; i); j && cd k")).toEqual(["a", "h"]);
  expect(cds("set -e; cd a; b; set +e; cd c; d")).toEqual(["c"]);
  expect(cds("set -eux; (set +e; cd a; b); cd c; d")).toEqual(["a"]);
});

test("options that are on at a command", () => {
  const at = (text: string, start: Parameters<typeof parseScript>[2] = []) => {
    const parsed = parseScript(plainText(text), "bash", start);
    return parsed.commands.flatMap((command) =>
      command.name === "set" ? [] : [`${command.name}: ${[...optionsAt(parsed, command)].join(" ")}`],
    );
  };
  expect(at("a; set -eo pipefail; b; set +e; c", ["xtrace"])).toEqual(["a: xtrace", "b: xtrace errexit pipefail", "c: xtrace pipefail"]);
  expect(at("(set -e; a; (set -u; b); c); d; x $(set -x; e) | f")).toEqual([
    "a: errexit",
    "b: errexit nounset",
    "c: errexit",
    "d: ",
    "x: ",
    "e: xtrace",
    "f: ",
  ]);
  expect(at("set -- -e; a; set -o nounset -e; b; set e; c")).toEqual(["a: ", "b: nounset errexit", "c: nounset errexit"]);
});

test("the command that a script ends with", () => {
  const last = (text: string) => lastCommand(script(text))?.name;
  expect(last("a; b && c")).toBe("c");
  expect(last("a | b $(c)\n# d\n")).toBe("b");
  expect(last("a; (b)")).toBeUndefined();
  expect(last("")).toBeUndefined();
});
