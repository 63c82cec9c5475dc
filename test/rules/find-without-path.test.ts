// find-without-path: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "find-without-path";

test("underlines find", () => {
  expect(lint(id, "FROM debian:12\nRUN find -name x && find -L -type f")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN find -name x && find -L -type f
        ~~~~ find has no directory to start in and takes the current one. Name it [Add .]
                        ~~~~ find has no directory to start in and takes the current one. Name it [Add .]"
  `);
});

test.each(["FROM debian:12\nRUN find . -name x && find /a /b && find $d -name x && find", "FROM debian:12\nRUN find --version"])(
  "silent: %j",
  (source) => {
    expect(lint(id, source)).toBe(source);
  },
);

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN find \\\n  -name x && find -L -type f")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN find . \\
      -name x && find -L . -type f"
  `);
});

test("the fix is safe, and none in an array, whose words stand in quotes", () => {
  const safety = (line: string) => findings(id, `FROM debian:13\n${line}`).flatMap(({ fixes }) => fixes.map((fix) => fix.safety));
  expect(safety("RUN find -name a")).toEqual(["safe"]);
  for (const line of ['CMD ["find", "-name", "a"]', "RUN find -D tree -name a"]) expect([line, safety(line)]).toEqual([line, []]);
});
