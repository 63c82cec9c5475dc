// What the words of a script's command become: variables that nobody set, defaults, and the lists of bash.
import { describe, expect, test } from "vitest";
import { drawn, simulate } from "./support";

function becomes(body: string, args: readonly string[] = [], lines = ""): string {
  const words = JSON.stringify(["/s.sh", ...args]);
  const { chain } = simulate(`FROM debian:12\n${lines}\nCOPY s.sh /s.sh\nENTRYPOINT ${words}`, { "s.sh": `#!/bin/bash\n${body}\n` });
  return chain.at(-1)?.argv.join("|") ?? "";
}

describe("a variable that nobody set", () => {
  test.each([
    ["exec app ${X:+$X}", "app"],
    ["exec app ${X+--x $X}", "app"],
    ['exec app "${X:+$X}"', "app|"],
    ["exec app ${X:-}", "app"],
    ['exec app "${X:-}"', "app|"],
    ["exec app ${X:-8888} ${Y-9}", "app|8888|9"],
    ["exec ${X:+$X} app", "app"],
    ["X= ; exec app ${X:+a} ${X+b}", "app|b"],
    ["X=1; exec app ${X:+a $X} ${X+b} ${X:-c}", "app|a|1|b|1"],
    ["unset X; exec app ${X+b} ${X-c}", "app|c"],
  ])("%s", (body, expected) => expect(becomes(body)).toBe(expected));

  test("one that the image sets", () => {
    expect(becomes("exec app ${X:+$X} ${X:+--x}", [], "ENV X=a")).toBe("app|a|--x");
  });
});

test.each([
  'if [ -z "${X:-}" ]; then exit 1; fi',
  'if [ -z "${X+set}" ]; then exit 1; fi',
  'X="${X:-}"\n[ -n "$X" ] || exit 1',
  '[[ -n "${X-}" ]] || exit 1',
  'case "${X:-}" in "") exit 1 ;; esac',
])("a script that asks whether one is set goes on where it is: %s", (body) => expect(becomes(`${body}\nexec app`)).toBe("app"));

describe("lists", () => {
  test.each<[string, string]>([
    ['args=(); exec app "${args[@]}"', "app"],
    ['args=(-a "b c"); exec app "${args[@]}"', "app|-a|b c"],
    ['args=(-a "b c"); exec app ${args[@]}', "app|-a|b|c"],
    ['args=(); exec app ${args[@]+"${args[@]}"}', "app"],
    ['args=(-a "b c"); exec app ${args[@]+"${args[@]}"}', "app|-a|b c"],
    ['args=(-a "b c"); exec app "${args[@]:1}"', "app|b c"],
    ['args=(); exec app "${args[@]:-none}"', "app|none"],
    ['exec app "$@"', "app|x|y z"],
    ['exec app ${1+"$@"}', "app|x|y|z"],
    ['exec app ${@+"$@"}', "app|x|y z"],
    ['exec app "${@:2}"', "app|y z"],
    ['exec app "${@:1:1}"', "app|x"],
    ['exec app "${@:-none}"', "app|x|y z"],
    ['set --\nexec app "${@:-none}"', "app|none"],
  ])("%s", (body, expected) => expect(becomes(body, ["x", "y z"])).toBe(expected));
});

test("elements of an array decide what the script becomes", () => {
  const files = {
    "run.sh": `#!/bin/bash\nargs=("\${@}")\nif [[ "\${args[0]:-}" == serve ]]; then\n  args=(nginx "\${args[@]}")\nfi\nif [[ "\${args[0]:-}" =~ ^- ]]; then\n  args=(redis-server "\${args[@]}")\nfi\nexec "\${args[@]}"\n`,
  };
  const becomes = (cmd: string): string => drawn(`FROM debian:12\nCOPY run.sh /\nENTRYPOINT ["/run.sh"]\nCMD ${cmd}`, files);
  expect(becomes('["serve"]')).toMatch(/^bash = nginx /);
  expect(becomes('["--port", "1"]')).toMatch(/^bash = redis-server /);
  expect(becomes('["memcached"]')).toMatch(/^bash = memcached /);
});
