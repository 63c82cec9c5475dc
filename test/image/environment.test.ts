// Shells, distribution and variables of an image.
import { expect, test } from "vitest";
import { answers } from "./support";

test.each([
  ["debian:12", "", "yes dash 0.5.12-2, of debian"],
  ["alpine:3.22", "", "yes ash 1.37, of alpine"],
  ["rockylinux:9", "", "yes bash 5.1, of rockylinux"],
  ["debian:12", "RUN ln -sf /bin/bash /bin/sh", "yes bash 5.2, by RUN ln -sf /bin/bash /bin/sh"],
  ["debian:12", "RUN rm /bin/sh && ln -s bash /bin/sh", "yes bash 5.2, by RUN rm /bin/sh && ln -s bash /bin/sh"],
  ["debian:12", "RUN cd /usr/bin && ln -sf bash sh", "yes bash 5.2, by RUN cd /usr/bin && ln -sf bash sh"],
  ["debian:12", "RUN ln -s /bin/bash /bin/x", "yes dash 0.5.12-2, of debian"],
  ["example.com/base", "RUN apk add git", "yes ash 1.37, by RUN apk add git"],
  ["example.com/base", "RUN apt-get update", "yes dash, by RUN apt-get update"],
  ["example.com/base", "", "perhaps, the base image"],
  ["scratch", "", "no, of scratch"],
  ["scratch", "COPY --from=busybox /bin/busybox /bin/sh", "perhaps, by COPY --from=busybox /bin/busybox /bin/sh"],
  ["scratch", "COPY app /app", "no, of scratch"],
])("/bin/sh on %s: %s", (image, line, answer) => {
  expect(answers(`FROM ${image}\n${line}\n`, ["shell"]).replace("shell: ", "")).toBe(answer);
});

test("variables while building and in the container", () => {
  const source = "FROM debian:12\nARG A=1\nENV B=$A\nARG C\nENV D=$C\n";
  const questions = ["variable A", "variable B", "variable D", "variable E", "distribution"];
  expect(answers(`${source}<|>RUN true\n`, questions)).toMatchInlineSnapshot(`
    "variable A: yes "1", by ARG A=1
    variable B: yes "1", by ENV B=$A
    variable D: perhaps, $D in ENV D=$C
    variable E: no, of debian
    distribution: yes debian 12, of debian"
  `);
  expect(answers(source, questions)).toMatchInlineSnapshot(`
    "variable A: no, of debian
    variable B: yes "1", by ENV B=$A
    variable D: perhaps, $D in ENV D=$C
    variable E: no, of debian
    distribution: yes debian 12, of debian"
  `);
  expect(answers("FROM node:22\n", ["variable NODE_VERSION", "variable APP"])).toMatchInlineSnapshot(`
    "variable NODE_VERSION: perhaps, the base image
    variable APP: no, of node"
  `);
  expect(answers("FROM example.com/base\n", ["variable APP"])).toMatchInlineSnapshot(`"variable APP: perhaps, the base image"`);
});
