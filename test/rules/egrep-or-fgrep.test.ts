// egrep-or-fgrep: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "egrep-or-fgrep";

test("underlines the program", () => {
  expect(lint(id, "FROM debian:12\nRUN ls | egrep 'a|b' && fgrep a b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ls | egrep 'a|b' && fgrep a b
             ~~~~~ egrep is obsolete and warns at each call. Write grep -E [Write grep -E]
                            ~~~~~ fgrep is obsolete and warns at each call. Write grep -F [Write grep -F]"
  `);
});

test.each(["FROM debian:12\nRUN grep -E a b && echo egrep"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN ls | \\\n  egrep -v 'a|b'")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ls | \\
      grep -E -v 'a|b'"
  `);
});

test("safe where nothing reads the warning", () => {
  const safety = (run: string) => findings(id, `FROM debian:13\nRUN ${run}`).flatMap(({ fixes }) => fixes.map((fix) => fix.safety));
  expect(safety("ls | egrep a")).toEqual(["safe"]);
  expect(safety('x="$(egrep a /b 2>&1)"; echo "$x"')).toEqual(["review"]);
});
