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
  expect(lint(id, `FROM alpine:3.23\nRUN ln -sf ${shell} /bin/sh`)).toContain("changes the shell of every script");
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
