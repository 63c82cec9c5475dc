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
    RUN cd /opt \\
        # build
        && make"
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
