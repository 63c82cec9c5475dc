// invalid-file-mode: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "invalid-file-mode";

test("underlines what is no mode", () => {
  expect(
    lint(id, "FROM debian:12\nRUN chmod -R www-data:www-data /srv && chmod /run.sh 755 && chmod 888 /x && chmod x /y"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod -R www-data:www-data /srv && chmod /run.sh 755 && chmod 888 /x && chmod x /y
                 ~~~~~~~~~~~~~~~~~ www-data:www-data is an owner, not a mode, so chmod ends with an error. Use chown [Use chown, review]
                                                 ~~~~~~~ chmod takes /run.sh for the mode and ends with an error. The mode comes first, then the file [Write the mode first, review]
                                                                      ~~~ 888 is no mode, so chmod ends with an error. Write octal digits, such as 755, or letters, such as u+x
                                                                                      ~ x is no mode, so chmod ends with an error. Write octal digits, such as 755, or letters, such as u+x"
  `);
});

test.each(["app: /x", "1000:1000 /x", "run.sh +x", "0799 /x", "77777 /x", "u /x", "rwx /x", "u+x, /x", "app /x"])(
  "no mode: chmod %s",
  (rest) => {
    expect(findings(id, `FROM debian:12\nRUN chmod ${rest}`)).toHaveLength(1);
  },
);

test.each([
  "755 /x",
  "0 /x",
  "01777 /tmp",
  "+x /x",
  "-x /x",
  "-R -w /x",
  "-rwx /x",
  "u=rwX,g=rX,o= /x",
  "ugo+rwx /x",
  "g=u /x",
  "u+rw-x,go-rwx /x",
  "=755 /x",
  "+t /tmp",
  "u+s /bin/x",
  "$MODE /x",
  "--reference=/a /b",
  "-v a+rx a b",
  "app",
  "-- 755 /x",
  "*.sh",
])("a mode, or not known: chmod %s", (rest) => {
  const source = `FROM debian:12\nRUN chmod ${rest}`;
  expect(lint(id, source)).toBe(source);
});

test("mends an owner, and the wrong order", () => {
  expect(fixAll(id, "FROM debian:12\nRUN chmod -R app:app /x && chmod '/a b' u+x && chmod 999 /c")).toBe(
    "FROM debian:12\nRUN chown -R app:app /x && chmod u+x '/a b' && chmod 999 /c",
  );
});
