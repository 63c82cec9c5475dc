// lost-shell-state: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "lost-shell-state";

test("underlines the command", () => {
  expect(lint(id, "FROM debian:12\nRUN cd /opt/app")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /opt/app
        ~~ Each RUN has a shell of its own, so the next instruction does not run in /opt/app. Use WORKDIR /opt/app [Write WORKDIR /opt/app, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN export A=b C=d")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN export A=b C=d
        ~~~~~~ Each RUN has a shell of its own, and A, C end with it. Use ENV, or set it in the RUN that needs it [Write ENV A, C, review]"
  `);
  expect(lint(id, "FROM debian:12\nRUN mkdir /x && cd /x")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN mkdir /x && cd /x
                    ~~ Each RUN has a shell of its own, so the next instruction does not run in /x. Use WORKDIR /x"
  `);
  expect(lint(id, "FROM debian:12\nRUN . /venv/bin/activate")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN . /venv/bin/activate
        ~ Each RUN has a shell of its own, and what . does ends with it. Do it in the RUN that needs it"
  `);
});

test.each([
  "FROM debian:12\nRUN cd build && make && cd ..",
  "FROM debian:12\nRUN cd /opt/app && make",
  "FROM debian:12\nRUN export A=b && make",
  "FROM debian:12\nRUN (cd /x && make)",
  "FROM debian:12\nRUN [ -d /x ] || cd /y",
  "FROM debian:12\nRUN . /venv/bin/activate && pip install x",
  'FROM debian:12\nRUN ["cd", "/x"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, "FROM debian:12\nRUN cd /opt/app\nRUN make")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /opt/app
    RUN make"
  `);
  expect(fixAll(id, "FROM debian:12\nrun export A=b \\\n    C=d")).toMatchInlineSnapshot(`
    "FROM debian:12
    env A=b C=d"
  `);
  expect(fixAll(id, "FROM debian:12\nRUN export A=$B")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN export A=$B"
  `);
  expect(fixAll(id, "FROM debian:12\nONBUILD RUN cd /x")).toMatchInlineSnapshot(`
    "FROM debian:12
    ONBUILD RUN cd /x"
  `);
  expect(fixAll(id, 'FROM debian:12\nRUN cd "$X"')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd "$X""
  `);
  expect(fixAll(id, 'FROM debian:12\nRUN export A="b c" # x')).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN export A="b c" # x"
  `);
});

test("back to where the next instruction runs anyway", () => {
  for (const source of ["FROM alpine:3.24\nRUN echo a >/a && cd /", "FROM alpine:3.24\nWORKDIR /app\nRUN make -C src && cd /app/"])
    expect(lint(id, source)).toBe(source);
  expect(lint(id, "FROM alpine:3.24\nWORKDIR /app\nRUN echo a >/a && cd /")).toContain("does not run in /.");
});

test("an export of what ENV has set does nothing", () => {
  expect(lint(id, "FROM debian:12\nENV A=b\nRUN export A\nRUN export A=b C")).toMatchInlineSnapshot(`
    "FROM debian:12
    ENV A=b
    RUN export A
        ~~~~~~ ENV has set A for every RUN and for the container already, so this export does nothing. Take it away [Take it away, review]
    RUN export A=b C
        ~~~~~~ Each RUN has a shell of its own, and A, C end with it. Use ENV, or set it in the RUN that needs it"
  `);
  expect(lint(id, "FROM debian:12\nARG A=b\nRUN export A")).toContain("A ends with it");
  expect(lint(id, "FROM debian:12\nENV A=b\nRUN export A=c")).toContain("A ends with it");
  expect(fixAll(id, "FROM debian:12\nENV A=b\nRUN export A\nRUN x && export A=b\n")).toBe("FROM debian:12\nENV A=b\nRUN x && export A=b\n");
});
