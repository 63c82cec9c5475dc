// unset-variable: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "unset-variable";
const strict = { config: { profile: "all" } } as const;

test("underlines the variable", () => {
  expect(lint(id, "ARG VERSION=1\nFROM node:22\nRUN echo ${VERSION#v} ${TARGETARCH}")).toMatchInlineSnapshot(`
    "ARG VERSION=1
    FROM node:22
    RUN echo \${VERSION#v} \${TARGETARCH}
             ~~~~~~~~~~~~ ARG VERSION before the first FROM does not count inside a stage, so $VERSION is empty here. Repeat ARG VERSION in the stage
                          ~~~~~~~~~~~~~ $TARGETARCH is empty without ARG TARGETARCH in this stage"
  `);
  expect(lint(id, "FROM debian:12\nRUN curl -o x $URL/${NAME}.tgz")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -o x $URL/\${NAME}.tgz
                  ~~~~ Nothing sets URL before this, so $URL is empty here. Declare it with ARG or ENV, or set it in the command
                       ~~~~~~~ Nothing sets NAME before this, so $NAME is empty here. Declare it with ARG or ENV, or set it in the command"
  `);
});

test("a global ARG whose name begins as the image does, where it is known what the image sets", () => {
  expect(lint(id, "ARG NODE_FLAVOUR=x\nFROM node:22\nRUN echo ${NODE_FLAVOUR%x}")).toContain("$NODE_FLAVOUR is empty here");
});

test.each([
  "ARG GPG_KEY=x\nFROM python:3.13\nRUN echo $GPG_KEY",
  "ARG MYSQL_VERSION=8\nFROM example.com/mysql:8\nRUN echo $MYSQL_VERSION",
  "FROM node:22\nRUN echo $YARN_VERSION $x",
  "ARG NODE_VERSION=22\nFROM node:${NODE_VERSION}\nRUN echo $NODE_VERSION",
  "FROM debian:12\nARG TARGETARCH\nENV A=b\nRUN echo $TARGETARCH $A $HOME $PATH $http_proxy $?",
  "FROM debian:12\nRUN . /etc/os-release && echo $VERSION_CODENAME",
  "FROM debian:12\nRUN x=1 && echo $x ${y:-z} && for i in a; do echo $i; done && read l && echo $l",
  "FROM debian:12\nRUN echo '$x' \\$y",
  'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN echo $RANDOM',
  "FROM debian:12\nFROM example.com/x\nRUN echo $y",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("strict profiles report more", () => {
  expect(lint(id, 'FROM example.com/x\nRUN echo "$RTTP_PROXY"', strict)).toMatchInlineSnapshot(`
    "FROM example.com/x
    RUN echo "$RTTP_PROXY"
              ~~~~~~~~~~~ Nothing sets RTTP_PROXY before this, so $RTTP_PROXY is empty here. Declare it with ARG or ENV, or set it in the command"
  `);
});

test("a plain use of a global ARG is told by global-arg-in-stage alone", () => {
  const source = 'ARG V=1\nFROM debian:13\nRUN echo $V "${V}"';
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, { config: { profile: "hadolint" } })).not.toBe(source);
});
