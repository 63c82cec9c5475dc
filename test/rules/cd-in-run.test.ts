// cd-in-run: what it underlines and says, where it is silent, what it mends.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "cd-in-run";

test("underlines cd", () => {
  expect(lint(id, "FROM debian:12\nRUN cd /opt && ./install")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN cd /opt && ./install
        ~~ cd changes the directory for the rest of this RUN only. Use WORKDIR /opt"
  `);
  expect(lint(id, "FROM debian:12\nRUN (cd src && make)")).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN (cd src && make)
         ~~ cd changes the directory for the rest of this RUN only. Use WORKDIR src"
  `);
});

test.each(["FROM debian:12\nWORKDIR /opt\nRUN make", "FROM debian:12\nRUN echo cd /opt"])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("mends the command and keeps the layout around it", () => {
  expect(fixAll(id, 'FROM debian:12\nWORKDIR /a\nRUN cd /opt \\\n    && make \\\n    && make install\nCMD ["x"]')).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /a
    WORKDIR /opt
    RUN make \\
        && make install
    WORKDIR /a
    CMD ["x"]"
  `);
  expect(fixAll(id, "FROM debian:12\nWORKDIR /a\nRUN cd /opt \\\n    # build\n    && make")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /a
    WORKDIR /opt
    RUN \\
        # build
        make
    WORKDIR /a"
  `);
  expect(fixAll(id, "FROM debian:12\nWORKDIR /a\nRUN cd $DIR && make")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /a
    RUN cd $DIR && make"
  `);
  expect(fixAll(id, "FROM debian:12\nWORKDIR /a\nONBUILD RUN cd /opt && make")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /a
    ONBUILD RUN cd /opt && make"
  `);
});

test("a script in quotes keeps its cd: the shell that runs it may be another user's", () => {
  const source = "FROM debian:12\nWORKDIR /a\nRUN su - app -c 'cd /opt && make'";
  expect(fixAll(id, source)).toBe(source);
});

test("in a file with CRLF the new lines have it, too", () => {
  expect(fixAll(id, "from debian:12\r\nworkdir /a\r\nrun cd /opt && make\r\n")).toBe(
    "from debian:12\r\nworkdir /a\r\nworkdir /opt\r\nrun make\r\nworkdir /a\r\n",
  );
});

test("cd to where the RUN begins anyway is left out", () => {
  expect(fixAll(id, "FROM debian:13\nWORKDIR /app\nRUN cd /app && make")).toBe("FROM debian:13\nWORKDIR /app\nRUN make");
});
