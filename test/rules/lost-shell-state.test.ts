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

const env = "A=1\nexport B=$(uname -m)\nhello() { mkdir /x; }\nalias ll='ls -l'\n[ -d /y ] && cd /y\n";
const clone = 'mkdir -p "$1"\ncd "$1"\ngit clone x\n';
const told = (rest: string, files: Readonly<Record<string, string>> = {}): string => lint(id, `FROM debian:13\n${rest}`, { files });

test("a file that is read and whose text is at hand", () => {
  const files = { "env.txt": env };
  const source = "FROM debian:13\nCOPY env.txt /env.txt\nRUN make && . /env.txt\nRUN echo $A";
  expect(lint(id, source, { files })).toMatchInlineSnapshot(`
    "FROM debian:13
    COPY env.txt /env.txt
    RUN make && . /env.txt
                ~ Each RUN has a shell of its own, and A, which /env.txt sets, ends with it: line 4 does not find it. Read the file in the instruction that needs it
    RUN echo $A"
  `);
  for (const use of ["RUN echo $B", "RUN hello", "RUN x && ll", "CMD exec app $A", "ENV X=$A", "RUN y\nRUN echo $A"])
    expect(told(`COPY env.txt /env.txt\nRUN . /env.txt\n${use}`, files), use).toContain("ends with it");
  expect(told(`COPY <<'EOF' /env.txt\n${env}EOF\nRUN . /env.txt\nRUN echo $A`)).toContain("A, which /env.txt sets, ends with it");
});

test.each([
  ["nothing uses it", "RUN . /env.txt\nRUN echo $C"],
  ["what is read again has it", "RUN . /env.txt\nRUN . /env.txt && echo $A"],
  ["ENV has set it, too", "ENV A=2\nRUN . /env.txt\nRUN echo $A"],
  ["another stage uses it", "RUN . /env.txt\nFROM debian:13\nRUN echo $A"],
  ["its own function", "RUN . /env.txt\nRUN hello() { b; }; hello"],
])("silent where a file is read and %s", (_, rest) => {
  expect(told(`COPY env.txt /env.txt\n${rest}`, { "env.txt": env })).not.toContain("~");
});

test("a script that does lasting work", () => {
  for (const rest of ["RUN . /clone.sh /src", "RUN . /clone.sh", "RUN source /clone.sh\nRUN ls /src"]) {
    expect(told(`COPY clone.sh /\n${rest}`, { "clone.sh": clone })).not.toContain("~");
    expect(told(`COPY <<'EOF' /clone.sh\n${clone}EOF\n${rest}`)).not.toContain("~");
    expect(told(`COPY . /\n${rest}`)).not.toContain("~");
  }
  expect(told("COPY env.sh /\nRUN . /env.sh\nRUN echo $A", { "env.sh": "A=1\necho A > /log\n" })).not.toContain("~");
  expect(told("COPY env.sh /\nRUN . /env.sh\nRUN echo $A", { "env.sh": "A=1\nB=$(curl x)\n" })).not.toContain("~");
});

test.each([
  "/opt/venv/bin/activate",
  "~/.bashrc",
  '"$NVM_DIR/nvm.sh"',
  "$HOME/.cargo/env",
  "/etc/profile",
  "/etc/profile.d/x.sh",
  "/etc/environment",
  "/opt/ros/jazzy/setup.bash",
  "/etc/bash.bashrc",
  "/emsdk/emsdk_env.sh",
])("a file that sets up a shell: %s", (path) => {
  expect(told(`RUN . ${path}`)).toContain("what . does ends with it");
  expect(told(`RUN . ${path} && make`)).not.toContain("of its own");
  expect(told(`RUN . ${path} --x`)).not.toContain("of its own");
});

test.each(["/install.sh", "./setup.sh", "/x/reactivate", "/etc/os-release", "$X"])("a file that nobody knows: %s", (path) => {
  expect(told(`RUN . ${path}`)).not.toContain("~");
});

test("exports in the branches of a case or an if", () => {
  const source =
    'FROM debian:13\nRUN case $(uname -m) in \\\n      armv6l) export VARIANT=6 ;; \\\n      *) export VARIANT=7 ;; \\\n    esac\nCMD ["x"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:13
    RUN case $(uname -m) in \\
          armv6l) export VARIANT=6 ;; \\
                  ~~~~~~ Each RUN has a shell of its own, and VARIANT ends with it. Use ENV, or set it in the RUN that needs it
          *) export VARIANT=7 ;; \\
        esac
    CMD ["x"]"
  `);
  expect(told("RUN x && if [ -f /a ]; then export A=1; else export B=2; fi")).toContain("A, B end with it");
  for (const run of [
    "if a; then export A=1; make; fi",
    "if [ -f /a ]; then export A=1; fi; make",
    "if [ -f /a ]; then export A=1; echo $A > /x; fi",
    "(export A=1)",
    "if [ -f /a ]; then make; fi",
  ])
    expect(told(`RUN ${run}`), run).not.toContain("~");
});

test("what unset-variable tells of a later RUN is not told twice", () => {
  expect(told("RUN export A=1\nRUN echo $A")).not.toContain("~");
  expect(told("RUN if [ -f /a ]; then export A=1; fi\nRUN echo $A")).not.toContain("~");
  expect(told("RUN export A=1 B=2\nRUN echo $A")).toContain("A, B end with it");
  expect(told("RUN export A=1\nRUN echo ${A:-2}")).toContain("A ends with it");
  expect(told("RUN echo $A\nRUN export A=1")).toContain("A ends with it");
});

test("the body of a heredoc", () => {
  expect(told("RUN <<EOF\nmake\n. /venv/bin/activate\nEOF")).toContain("what . does ends with it");
  expect(told("RUN <<EOF\nif [ -f /a ]; then\n  export A=1\nfi\nEOF")).toContain("A ends with it");
  expect(told("RUN <<EOF\n. /venv/bin/activate\nmake\nEOF")).not.toContain("~");
});
