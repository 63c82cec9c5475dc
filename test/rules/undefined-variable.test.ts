// undefined-variable: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "undefined-variable";

test("underlines the reference; the definition must come before", () => {
  expect(lint(id, "FROM alpine:3\nCOPY $foo .\nARG bar=foo")).toContain("COPY $foo .\n     ~~~~ $foo is not defined here");
  expect(fixAll(id, "FROM alpine:3\nARG APP_DIR=a\nCOPY ${APP_DRI} .")).toBe("FROM alpine:3\nARG APP_DIR=a\nCOPY ${APP_DIR} .");
});

test.each([
  "FROM alpine:3\nARG foo\nCOPY a$foo .",
  "FROM alpine:3 AS a\nENV foo=1\nFROM a\nCOPY $foo .",
  "FROM alpine:3\nENV PATH=/x:$PATH",
  "FROM alpine:3\nCOPY ${foo:-x} .",
  "FROM alpine:3\nENV a='$foo'",
  "FROM alpine:3\nRUN echo $foo",
  "FROM golang:1.24\nARG MYPATH=/x\nWORKDIR $GOPATH/src",
  "FROM eclipse-temurin:21\nENV PATH=$JAVA_HOME/bin:$PATH",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a quote that is left open in one argument hides no variable of another", () => {
  expect(lint(id, "FROM alpine:3\nCOPY it's $foo /x")).toContain("COPY it's $foo /x\n          ~~~~ $foo is not defined here");
  expect(lint(id, 'FROM alpine:3\nCOPY ["it\'s", "$foo", "/x"]')).toContain("~~~~ $foo is not defined here");
});

test("what a base image sets is told by its whole name: a mirror's debian is Debian's, another registry's may be anything", () => {
  expect(lint(id, "FROM public.ecr.aws/docker/library/debian:13\nCOPY $foo .")).toContain("$foo is not defined here");
  const other = "FROM registry.example/debian:13\nCOPY $foo .";
  expect(lint(id, other)).toBe(other);
});

test("what stands inside ${A:+…} counts only where A is set", () => {
  const source = 'FROM debian:12\nENV LD_LIBRARY_PATH="/opt/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"\n';
  expect(lint(id, source)).toBe(source);
  expect(lint(id, "FROM debian:12\nENV A=1 B=2\nENV C=${A:+$X}\n")).toContain("$X is not defined here");
});

const nginx = "server {\n  proxy_set_header Host $host;\n}\n";

test("an image of which it is known what it sets", () => {
  expect(lint(id, "FROM node:24\nENV DB=${DATABASE_URL} V=$NODE_VERSION")).toContain("$DATABASE_URL is not defined here");
  expect(lint(id, "FROM node:24\nENV DB=${DATABASE_URL} V=$NODE_VERSION")).not.toContain("$NODE_VERSION is");
});

test("an ARG further down, or before the first FROM, is told as that", () => {
  for (const source of ["FROM node:24\nCOPY $A /a\nARG A=1", "ARG A=1\nFROM node:24\nCOPY $A /a"]) expect(lint(id, source)).toBe(source);
  expect(lint(id, "FROM alpine:3\nCOPY $A /a\nARG A=1", { config: { profile: "buildkit" } })).toContain("$A is not defined here");
});

test("a heredoc of COPY: the builder empties what it does not know", () => {
  const source = `FROM example.com/nginx\nCOPY <<EOF /etc/nginx/x.conf\n${nginx}EOF\n`;
  expect(lint(id, source)).toContain(
    "                        ~~~~~ The builder puts nothing in the place of $host before it writes this file.",
  );
  expect(fixAll(id, source)).toBe(source.replace("<<EOF", "<<'EOF'"));
});

test("a quote behind the name is no part of it", () => {
  expect(lint(id, 'FROM debian:12\nCOPY <<EOF /x\nfor f in a; do b "$f"; done\nEOF\n')).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY <<EOF /x
    for f in a; do b "$f"; done
                      ~~ The builder puts nothing in the place of $f before it writes this file. To keep it as it is, put the heredoc's name in quotes: <<'EOF' [Write <<'EOF', review]
    EOF
    "
  `);
});

test("beside a variable that is wanted, the others get a backslash", () => {
  const source = `FROM nginx\nARG PORT=80\nCOPY <<-EOF /x\n\tlisten $PORT;\n\tset $a $b;\n\tEOF\n`;
  expect(fixAll(id, source)).toBe(source.replace("$a $b", "\\$a \\$b"));
});

test.each([
  `FROM nginx\nCOPY <<'EOF' /x\n${nginx}EOF\n`,
  "FROM nginx\nCOPY <<EOF /x\nproxy \\$host;\nEOF\n",
  "FROM example.com/x\nCOPY <<EOF /x\nhome $JAVA_HOME\nEOF\n",
  "FROM nginx\nCOPY <<EOF /x\nlevel ${level:-info}\nEOF\n",
  `FROM debian:12\nENV A=1\nCOPY <<EOF /x\necho "$A" '$A' "\${A:-"x"}"\nEOF\n`,
  "FROM debian:12\nRUN cat <<EOF > /x\n$host\nEOF\n",
  'FROM alpine\nCOPY <<EOF /x\n#!/bin/sh\nexec "$@" $host\nEOF\n',
])("silent in heredocs: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("an ARG that reads itself is told as that, whatever looks like it", () => {
  const source = "ARG WORK_GID=5\nFROM debian:12\nARG WORK_UID=1\nARG WORK_GID=${WORK_GID}";
  expect(lint(id, source)).toContain("ARG WORK_GID takes its default from $WORK_GID, which is itself");
  expect(lint(id, source)).not.toContain("Did you mean");
  expect(fixAll(id, source)).toBe("ARG WORK_GID=5\nFROM debian:12\nARG WORK_UID=1\nARG WORK_GID");
  expect(fixAll(id, 'FROM debian:12\nARG A="$A"')).toBe("FROM debian:12\nARG A");
  expect(fixAll(id, "FROM debian:12\nARG A=${A}/x")).toBe("FROM debian:12\nARG A=${A}/x");
});

test.each([
  "FROM example.com/x\nARG A=$A",
  "FROM debian:12\nENV A=1\nARG A=$A",
  "FROM debian:12\nARG A=${A:-1}",
  // same-line-variable tells it.
  "FROM debian:12\nENV A=1 B=$A",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("in the same ENV, but of itself", () => {
  expect(lint(id, "FROM debian:12\nENV A=$A B=1")).toContain("$A is not defined here");
});

test("on an image that is not known only a name that can be nothing else", () => {
  const on = (line: string) => lint(id, `ARG base\nFROM \${base}\n${line}`);
  for (const line of [
    'ARG ROLE=gitpod\nENV PATH="$HOME/bin:$PATH"',
    "ARG HOST=a\nENV A=$PORT",
    "ARG PORTS=80\nENV A=$PORT",
    "ARG LEVEL=1\nENV A=$LEVELS",
  ])
    expect(on(line)).not.toContain("~");
  expect(on("ARG APP_FOLDER=a\nCOPY $APP_FOLDR /a")).toContain("Did you mean $APP_FOLDER?");
});

test.each([
  ["ENV LD_LIBRARY_PATH=/usr/local/lib:$LD_LIBRARY_PATH", "ENV LD_LIBRARY_PATH=/usr/local/lib"],
  ["ENV LD_LIBRARY_PATH /usr/local/lib:${LD_LIBRARY_PATH}", "ENV LD_LIBRARY_PATH /usr/local/lib"],
  ['ENV PYTHONPATH="$PYTHONPATH:/app" A=b', 'ENV PYTHONPATH="/app" A=b'],
] as const)("a list that goes on with itself gets an empty entry: %s", (line, fixed) => {
  expect(lint(id, `FROM ubuntu:24.04\n${line}`)).toContain("gets an empty entry, which stands for the working directory. Leave ");
  expect(fixAll(id, `FROM ubuntu:24.04\n${line}`)).toBe(`FROM ubuntu:24.04\n${fixed}`);
});

test("a value that goes on with itself in another way", () => {
  expect(lint(id, 'FROM ubuntu:24.04\nENV CFLAGS="-O2 $CFLAGS"')).toContain("nothing is put in its place. Leave it out");
  expect(lint(id, "FROM ubuntu:24.04\nENV A=$A")).toContain("so this sets A to nothing. Declare ARG A before this line");
  expect(lint(id, "FROM ubuntu:24.04\nENV A=/x:$B")).toContain("Declare it with ARG or ENV");
});

test("ONBUILD ARG and ONBUILD ENV count for the triggers behind them", () => {
  for (const setter of ["ONBUILD ARG DIR", "ONBUILD ENV DIR=a"]) {
    const told = (source: string): boolean => lint(id, `FROM debian:13-slim\n${source}`).includes("~~");
    expect(told(`${setter}\nONBUILD COPY $DIR /srv`)).toBe(false);
    expect(told(`${setter}\nCOPY $DIR /srv`)).toBe(true);
    expect(told(`ONBUILD COPY $DIR /srv\n${setter}`)).toBe(true);
  }
});

test("an ARG of itself loses a default from before the first FROM, else nothing", () => {
  const severities = (source: string) => findings(id, source).map(({ severity }) => severity);
  expect(severities("FROM debian:13\nARG V=$V")).toEqual(["style"]);
  expect(severities("ARG V=1\nFROM debian:13\nARG V=$V")).toEqual(["warning"]);
});
