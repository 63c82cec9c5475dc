// linked-shell: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "linked-shell";

test("underlines the link", () => {
  expect(lint(id, "FROM debian:12\nRUN ln -sf /bin/bash /bin/sh")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ln -sf /bin/bash /bin/sh
                         ~~~~~~~ This changes the shell of every script in the image. Use SHELL to choose the one that RUN uses [Write SHELL ["/bin/bash", "-c"], review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN apt-get update && rm /bin/sh && ln -s bash /bin/sh")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && rm /bin/sh && ln -s bash /bin/sh
                                                   ~~~~~~~ This changes the shell of every script in the image. Use SHELL to choose the one that RUN uses"
  `);
});

test.each([
  "FROM debian:12\nRUN ln -s /bin/sh /usr/local/bin/ash",
  "FROM debian:12\nRUN ln -s foo bar && with /bin/sh",
  // The name is taken: ln fails, and changes nothing.
  "FROM debian:12\nRUN ln -s /bin/bash /bin/sh",
  // The image has no /bin/sh that could be replaced.
  'FROM gcr.io/distroless/static:debug\nSHELL ["/busybox/sh", "-c"]\nRUN ln -s /busybox/sh /bin/sh',
  'FROM scratch\nCOPY --from=busybox:1.37-musl /bin/busybox /b/\nSHELL ["/b/busybox", "sh", "-c"]\nRUN /b/busybox ln -s /b/busybox /bin/sh',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  ["amazonlinux:2023", "/bin/bash", "bash"],
  ["fedora:43", "bash", "bash"],
  ["debian:13", "/bin/dash", "dash"],
])("on %s /bin/sh is %s already", (image, shell, name) => {
  const found = lint(id, `FROM ${image}\nRUN rm /bin/sh && ln -s ${shell} /bin/sh`);
  expect(found).toContain(`/bin/sh is ${name} in this image already`);
  expect(lint(id, `FROM alpine:3.23\nRUN ln -sf ${shell} /bin/sh`)).toContain(
    name === "dash" ? "FROM alpine:3.23\nRUN ln -sf /bin/dash /bin/sh" : "changes the shell of every script",
  );
});

test.each([
  ["busybox", "RUN ln -sf /bin/busybox /bin/sh"],
  ["toybox", "RUN rm /bin/sh && ln -s /usr/bin/toybox /bin/sh"],
  ["dash", "RUN ln -sf dash /bin/sh"],
  ["put back in the same RUN", "RUN ln -sf /bin/bash /bin/sh && make && ln -sf dash /bin/sh"],
  ["put back in a later RUN", "RUN ln -sf /bin/bash /bin/sh\nRUN make\nRUN ln -sf dash /bin/sh"],
])("silent: a link to %s", (_, rest) => {
  for (const image of ["ubuntu:24.04", "fedora:43"]) expect(lint(id, `FROM ${image}\n${rest}`)).not.toContain("every script");
});

test("the script that the container starts with links it", () => {
  const source = 'FROM debian:13\nCOPY docker/start.sh /start.sh\nRUN ln -sf /bin/bash /bin/sh\nENTRYPOINT ["/bin/sh", "/start.sh"]';
  const told = (text: string): boolean => lint(id, source, { files: { "docker/start.sh": text } }).includes("every script");
  expect(told("#!/bin/sh\nsudo ln -snf dash /bin/sh\nexec app\n")).toBe(false);
  expect(told("#!/bin/sh\nexec app /bin/sh\n")).toBe(true);
  expect(lint(id, source)).toContain("every script");
});

test("of several links of a stage the last one counts", () => {
  expect(lint(id, "FROM debian:13\nRUN ln -sf dash /bin/sh\nRUN ln -sf bash /bin/sh")).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN ln -sf dash /bin/sh
    RUN ln -sf bash /bin/sh
                    ~~~~~~~ This changes the shell of every script in the image. Use SHELL to choose the one that RUN uses"
  `);
  expect(lint(id, "FROM debian:13\nRUN ln -sf bash /bin/sh\nFROM debian:13\nRUN ln -sf dash /bin/sh").match(/every script/g)).toHaveLength(
    1,
  );
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN echo\nRUN ln -sf \\\n  /bin/bash /bin/sh\nRUN x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN echo
    SHELL ["/bin/bash", "-c"]
    RUN x"
  `);
  expect(fixAll(id, "FROM debian:12\nONBUILD RUN ln -sf /bin/bash /bin/sh")).toMatchInlineSnapshot(`
    "FROM debian:12
    ONBUILD RUN ln -sf /bin/bash /bin/sh"
  `);
});
