// rm-of-unset-variable: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "rm-of-unset-variable";

test("underlines the path", () => {
  expect(lint(id, 'FROM debian:12\nRUN rm -rf $DIR/* "${DIR}/lib"')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN rm -rf $DIR/* "\${DIR}/lib"
               ~~~~~~ When DIR is empty, this removes /*. Write \${DIR:?}, which fails then [Write \${DIR:?}, review]
                      ~~~~~~~~~~~~ When DIR is empty, this removes /lib. Write \${DIR:?}, which fails then [Write \${DIR:?}, review]"
  `);
});

test.each([
  "FROM debian:12\nENV DIR=/x\nRUN rm -rf $DIR/*",
  "FROM debian:12\nRUN d=/x && rm -rf $d/*",
  "FROM debian:12\nRUN rm -rf ${DIR:?}/*",
  "FROM debian:12\nRUN rm -rf $DIR/tmpfiles",
  "FROM debian:12\nRUN rm $DIR/*",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nRUN rm -rf \\\n  $DIR/* "${DIR}/lib"')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN rm -rf \\
      \${DIR:?}/* "\${DIR:?}/lib""
  `);
});
