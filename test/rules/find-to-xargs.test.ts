// find-to-xargs: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "find-to-xargs";

test("underlines xargs", () => {
  expect(lint(id, "FROM debian:12\nRUN find / -name x | xargs rm")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN find / -name x | xargs rm
                         ~~~~~ xargs cuts file names at blanks. Use find -print0 and xargs -0 [Use -print0 and -0, review]"
  `);
});

test.each([
  "FROM debian:12\nRUN find / -print0 | xargs -0 rm",
  "FROM debian:12\nRUN find / | xargs -d '\\n' rm",
  "FROM debian:12\nRUN find / | sort | xargs rm",
  "FROM debian:12\nRUN find / -exec echo {} + | xargs rm",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN find / \\\n    -print | \\\n  xargs -r rm -f")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN find / \\
        -print0 | \\
      xargs -0 -r rm -f"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN find / -type f | xargs rm")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN find / -type f -print0 | xargs -0 rm"
  `);
});

test("no fix where only one of several tests would be printed", () => {
  const either = "FROM debian:12\nRUN find /a -name x -o -name y | xargs rm";
  expect(fixAll(id, either)).toBe(either);
  expect(lint(id, either)).toContain("xargs cuts file names");
  expect(fixAll(id, either.replace(" | xargs", " -print | xargs"))).toContain("-print0 | xargs -0 rm");
  expect(fixAll(id, either.replace(" -o -name y", ""))).toContain("find /a -name x -print0 | xargs -0 rm");
});
