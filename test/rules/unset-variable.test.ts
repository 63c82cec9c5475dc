// unset-variable: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

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
  "FROM node:22\nRUN echo $YARN_VERSION $NODE_VERSION",
  "FROM postgres:17\nRUN echo $PGDATA $PG_MAJOR $GOSU_VERSION",
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

test("an ARG of another stage counts there alone", () => {
  const source = 'FROM postgres:17 AS build\nARG WITH_GIS=true\nFROM postgres:17\nRUN if [ "$WITH_GIS" != false ]; then a; fi';
  expect(lint(id, source)).toContain("ARG WITH_GIS is declared in another stage");
  expect(lint(id, source.replace(/FROM postgres:17\n/, "FROM build\nARG WITH_GIS\n"))).not.toContain("Nothing sets");
});

test("an ARG further down is told by late-arg", () => {
  expect(lint(id, "FROM node:24\nRUN echo $A\nARG A=1")).not.toContain("~");
});

test("strict profiles report more", () => {
  expect(lint(id, 'FROM example.com/x\nRUN echo "$RTTP_PROXY"', strict)).toMatchInlineSnapshot(`
    "FROM example.com/x
    RUN echo "$RTTP_PROXY"
              ~~~~~~~~~~~ Nothing sets RTTP_PROXY before this, so $RTTP_PROXY is empty here. Declare it with ARG or ENV, or set it in the command"
  `);
});

test.each([
  "RUN --mount=type=secret,id=t,env=X a $X",
  "RUN --mount=type=secret,env=X,id=t,required --mount=type=secret,id=u,env=Y <<EOF\na $X $Y\nEOF",
  'RUN : "${X:=main}" && a "$X"',
  "RUN : ${X=main} && a $X",
  'RUN [ -n "${X:=$(date)}" ] && a $X',
  'RUN export F="${X:=2}" && a $X $F',
  "RUN : $((X=4)) && a $X",
  "RUN a $((X += 1)) $X",
  "RUN export $(grep -v '^#' .env | xargs) && a $X",
  'RUN while read -r k v; do export "$k=$v"; done < /f; a $X',
  'RUN export "X=$(date)" && a $X',
  "RUN set -a; b; set +a; a $X",
  'RUN eval "$(b)"; a $X',
  "RUN . /etc/os-release && a $X",
  "RUN while getopts ab X; do a $X; done",
  "RUN for X in 1 2; do a $X; done",
  "RUN read -r -p b X && a $X",
])("what the script sets itself: %j", (run) => {
  expect(lint(id, `FROM debian:13\n${run}`)).toBe(`FROM debian:13\n${run}`);
});

test.each([
  "for ((X=0; X<3; X++)); do a $X; done",
  "((X=3)); a $X",
  "let X=3; a $X",
  "coproc X { b; }; a ${X[0]} $X_PID",
  "exec {X}>/f; a >&$X",
  "mapfile -t X < /f; a ${X[@]}",
  "printf -v X %s b; a $X",
  'declare "$k=$v"; a $X',
  "declare -i X=3; a $X",
])("what bash sets: %j", (script) => {
  const source = `FROM debian:13\nSHELL ["/bin/bash", "-c"]\nENV k=1 v=2\nRUN ${script}`;
  expect(lint(id, source)).toBe(source);
});

test("what sets another name, or nothing, does not count", () => {
  const told = (run: string): boolean => lint(id, `FROM debian:13\nRUN ${run}`).includes("~");
  for (const run of [
    "--mount=type=secret,id=X a $X",
    "--mount=type=secret,id=t,env=Y a $X",
    "export Y=1 && a $X",
    "a $((1 == X)) $X",
    'printf "%s" b; a $X',
    "b ${Y:=1}; a $X",
    "export Y=$(b); a $X",
    "set -eux; a $X",
    "env $(cat .env) b; a $X",
  ])
    expect([run, told(run)]).toEqual([run, true]);
});

test("a plain use of a global ARG is told by global-arg-in-stage alone", () => {
  const source = 'ARG V=1\nFROM debian:13\nRUN echo $V "${V}"';
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source, { config: { profile: "hadolint" } })).not.toBe(source);
});

test("ONBUILD ARG and ONBUILD ENV count for the triggers behind them", () => {
  for (const setter of ["ONBUILD ARG V", "ONBUILD ENV V=1"]) {
    const told = (source: string): boolean => lint(id, `FROM debian:13-slim\n${source}`).includes("~~");
    expect(told(`${setter}\nONBUILD RUN bash /opt/x.sh \${V}`)).toBe(false);
    expect(told(`${setter}\nONBUILD RUN bash /opt/x.sh \${W}`)).toBe(true);
    expect(told(`${setter}\nRUN bash /opt/x.sh \${V}`)).toBe(true);
    expect(told(`ONBUILD RUN bash /opt/x.sh \${V}\n${setter}`)).toBe(true);
    expect(told(`${setter}\nFROM debian:13-slim\nONBUILD RUN bash /opt/x.sh \${V}`)).toBe(true);
  }
});

test("an ARG that another stage declares", () => {
  const source =
    'FROM node:24 AS web\nARG PUBLIC_URL=/app\nRUN echo $PUBLIC_URL\n\nFROM golang:1.26\nRUN go build -ldflags "-X x=$PUBLIC_URL" .\n';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM node:24 AS web
    ARG PUBLIC_URL=/app
    RUN echo $PUBLIC_URL

    FROM golang:1.26
    RUN go build -ldflags "-X x=$PUBLIC_URL" .
                                ~~~~~~~~~~~ ARG PUBLIC_URL is declared in another stage and counts there alone, so $PUBLIC_URL is empty here. Declare ARG PUBLIC_URL in this stage, too [Insert ARG PUBLIC_URL=/app behind FROM, review]
    "
  `);
  expect(fixAll(id, source)).toContain("FROM golang:1.26\nARG PUBLIC_URL=/app\nRUN go build");
  const below = "FROM node:24\nRUN echo $A\nARG A=1\nFROM node:24\nRUN echo $A";
  expect(findings(id, below).map(({ message }) => message.template.includes("another stage"))).toEqual([true]);
  expect(findings(id, "FROM node:24\nARG A=$B\nFROM node:24\nRUN echo $A")[0]?.fixes).toEqual([]);
  expect(findings(id, "FROM node:24 AS a\nARG A=1\nFROM a\nRUN echo $A")).toEqual([]);
});

test("a RUN before it sets the variable for itself alone", () => {
  const source = `FROM golang:1.26
RUN case $(uname -m) in \\
      armv6l) export VARIANT=6 ;; \\
      armv7l) export VARIANT=7 ;; \\
    esac
RUN GOARM=$VARIANT go build .
`;
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM golang:1.26
    RUN case $(uname -m) in \\
          armv6l) export VARIANT=6 ;; \\
          armv7l) export VARIANT=7 ;; \\
        esac
    RUN GOARM=$VARIANT go build .
              ~~~~~~~~ VARIANT is set in the RUN of line 2 and ends with it, so $VARIANT is empty here. Set it in this RUN
    "
  `);
  for (const run of [
    "export A=1",
    "A=1",
    "if b; then A=1; else A=2; fi && c",
    "for i in 1 2; do A=$i; done",
    "{ export A=1; } && b",
    "b && export A=1 && c $A",
    "readonly A=1; b",
  ])
    expect(lint(id, `FROM debian:13\nRUN ${run}\nRUN b $A`), run).toContain(
      "A is set in the RUN of line 2 and ends with it, so $A is empty here",
    );
  expect(lint(id, "FROM debian:13\nRUN A=1\nRUN b && A=2\nRUN b $A")).toContain("the RUN of line 3");
  expect(fixAll(id, "FROM debian:13\nRUN export A=1 B=2\nRUN b $A $B")).toBe("FROM debian:13\nENV A=1 B=2\nRUN b $A $B");
});

test.each([
  ["another stage", "RUN export A=1\nFROM debian:13\nRUN b $A"],
  ["behind it", "RUN b $A\nRUN export A=1"],
  ["into a file", 'RUN echo "export A=1" >> /etc/profile\nRUN b $A'],
  ["another name", "RUN export AB=1\nRUN b $A"],
  ["taken away", "RUN unset A\nRUN b $A"],
])("nothing sets it before: %s", (_, rest) => {
  expect(lint(id, `FROM debian:13\n${rest}`)).toContain("Nothing sets A before this");
});

test("a fragment without FROM, and the body of an ONBUILD", () => {
  for (const source of ['RUN echo "$A"', 'ONBUILD RUN echo "$A"']) {
    expect(findings(id, source, strict)).toHaveLength(1);
    expect(findings(id, source)).toEqual([]);
  }
  expect(lint(id, "FROM debian:13\nRUN export A=1\nONBUILD RUN echo $A")).toContain("Nothing sets A");
});
