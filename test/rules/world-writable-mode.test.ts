// world-writable-mode: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "world-writable-mode";

test("underlines the mode", () => {
  expect(lint(id, "FROM debian:12\nRUN chmod -R 777 /app && chmod a+rwx /b && mkdir -m 0777 /c")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod -R 777 /app && chmod a+rwx /b && mkdir -m 0777 /c
                 ~~~ 777 lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong [Write 755, review]
                                   ~~~~~ a+rwx lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong
                                                        ~~~~ 0777 lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong [Write 0755, review]"
  `);
  expect(lint(id, "FROM debian:12\nCOPY --chmod=666 x /x")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY --chmod=666 x /x
                 ~~~ 666 lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong [Write 644, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN chmod o+w /a && chmod u=rw,go=rw /b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod o+w /a && chmod u=rw,go=rw /b
              ~~~ o+w lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong
                              ~~~~~~~~~~ u=rw,go=rw lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong"
  `);
});

test.each([
  "FROM debian:12\nRUN chmod 1777 /tmp",
  "FROM debian:12\nRUN chmod 755 /a && chmod +x /b && chmod u+w /c && chmod g+w /d",
  "FROM debian:12\nRUN chmod a+rX /a",
  "FROM debian:12\nRUN chmod $MODE /a",
  "FROM debian:12\nRUN echo 777",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN chmod -R \\\n    777 /app\nCOPY --chmod=666 x /x\nADD --chmod=0777 y /y")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod -R \\
        755 /app
    COPY --chmod=644 x /x
    ADD --chmod=0755 y /y"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN chmod '777' /app && chmod a+w /b")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN chmod '777' /app && chmod a+w /b"
  `);
});
