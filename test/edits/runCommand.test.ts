// Commands put into a RUN and taken out of it, RUNs joined, options and flags of them.
import { describe, expect, test } from "vitest";
import { addFlags, addOption, appendCommand, canJoin, dropOption, joinRuns, removeFlag, takeOutFirst } from "../../server/src/core/edits";
import { invocations } from "../../server/src/core/shell/invocation";
import { scriptsOf } from "../../server/src/core/shell/scriptsOf";
import { edited } from "../support/edits";

describe("the first command taken out", () => {
  const without = (run: string): string | undefined =>
    edited(`FROM a\n${run}\nCMD c`, ({ file, first, script }) => takeOutFirst(file, first("RUN"), script))?.slice("FROM a\n".length);

  test.each([
    ["of two", "RUN b && d", "RUN d\nCMD c"],
    ["over two lines", "RUN b \\\n  && d", "RUN d\nCMD c"],
    ["the only one goes with its RUN", "RUN b", "CMD c"],
    ["a comment behind it stays", "RUN b \\\n  # why\n  && d", "RUN \\\n  # why\n  d\nCMD c"],
    ["a comment behind the operator stays", "RUN b && \\\n  # why\n  # not\n  d", "RUN \\\n  # why\n  # not\n  d\nCMD c"],
    ["in front of a list of its own", "RUN b && d && (e || f)", "RUN d && (e || f)\nCMD c"],
  ])("%s", (_why, run, after) => {
    expect(without(run)).toBe(after);
  });

  test.each([
    ["what comes is negated", "RUN b && ! d"],
    ["its failure counts", "RUN b && d || e"],
    ["one of a pipe", "RUN b | d"],
    ["inside of something", "RUN if b; then d; fi"],
    ["in the background", "RUN b & d"],
    ["a heredoc", "RUN <<EOF\nb\nEOF"],
  ])("not where %s", (_why, run) => {
    expect(without(run)).toBeUndefined();
  });
});

describe("a command behind the last one", () => {
  const with_ = (run: string): string | undefined =>
    edited(`FROM a\n${run}\n`, ({ file, first, script }) => appendCommand(file, first("RUN"), script, "rm -rf /x"));

  test("joined as those before it, with the blanks behind it left where they are", () => {
    expect(with_("RUN b \\\n  && d  ")).toBe("FROM a\nRUN b \\\n  && d \\\n  && rm -rf /x  \n");
  });

  test.each([
    ["RUN a ; \\\n  b ;", "RUN a ; \\\n  b && \\\n  rm -rf /x ;"],
    ["RUN a ; \\\n  b", "RUN a ; \\\n  b && \\\n  rm -rf /x"],
    ["RUN a \\\n  ; b", "RUN a \\\n  ; b \\\n  && rm -rf /x"],
    ["RUN a;\\\n  b", "RUN a;\\\n  b &&\\\n  rm -rf /x"],
    ["RUN a ; b ;", "RUN a ; b && rm -rf /x ;"],
    ["RUN set -e; set +e; b", "RUN set -e; set +e; b && rm -rf /x"],
    ["RUN set -e; set +o errexit; b", "RUN set -e; set +o errexit; b && rm -rf /x"],
  ])("a failure of the one before it is not hidden: %j", (run, after) => {
    expect(with_(run)).toBe(`FROM a\n${after}\n`);
  });

  test.each([
    ["RUN set -e; b;", "RUN set -e; b; rm -rf /x;"],
    ["RUN set -e ; \\\n  a ; \\\n  b ;", "RUN set -e ; \\\n  a ; \\\n  b ; \\\n  rm -rf /x ;"],
    ["RUN set -Eeuo pipefail; b", "RUN set -Eeuo pipefail; b; rm -rf /x"],
    ['SHELL ["/bin/sh", "-ec"]\nRUN a ; b', 'SHELL ["/bin/sh", "-ec"]\nRUN a ; b; rm -rf /x'],
  ])("where the shell ends at a failure, it still does: %j", (run, after) => {
    expect(with_(run)).toBe(`FROM a\n${after}\n`);
  });

  test.each(["RUN b || d", "RUN b &", "RUN (b)", "RUN <<EOF\nb\nEOF", 'RUN ["sh", "-c", "b"]'])("not: %s", (run) => {
    expect(with_(run)).toBeUndefined();
  });
});

describe("RUNs joined", () => {
  const joined = (source: string): string | undefined =>
    edited(source, ({ file }) => {
      const [one, two] = file.each("RUN");
      return one && two && canJoin(file, one, two, (run) => scriptsOf(file, run)) ? joinRuns(file, [one, two]) : undefined;
    });

  test("with the file's escape character and its line ends", () => {
    expect(joined("# escape=`\r\nFROM debian:12\r\nRUN b\r\nRUN c\r\n")).toBe("# escape=`\r\nFROM debian:12\r\nRUN b `\r\n    && c\r\n");
  });

  test.each([
    ["a semicolon at the end, which && may not follow", "RUN b;\nRUN c"],
    ["a comment between", "RUN b\n# c\nRUN c"],
    ["a comment apart", "RUN b\n\n# c\n\nRUN c"],
    ["the second is inside ONBUILD", "RUN b\nONBUILD RUN c"],
    ["a shell that is changed", "RUN unset b\nRUN c"],
  ])("not: %s", (_why, runs) => {
    expect(joined(`FROM a\n${runs}\n`)).toBeUndefined();
  });
});

describe("options and flags", () => {
  const dropped = (run: string, name: string): string | undefined =>
    edited(`FROM a\n${run}\n`, ({ file, script }) => {
      const [invocation] = invocations(script);
      const option = invocation?.options.find((each) => each.name === name);
      return invocation && option && dropOption(file, invocation, option);
    });

  test("an option of the subcommand", () => {
    const added = (run: string): string | undefined =>
      edited(`FROM a\n${run}\n`, ({ script }) => invocations(script).map((invocation) => addOption(invocation, "-y")));
    expect(added("RUN apt-get -q install b")).toBe("FROM a\nRUN apt-get -q install -y b\n");
    expect(added("RUN python3 -m pip install b")).toBe("FROM a\nRUN python3 -m pip install -y b\n");
    expect(added("RUN /usr/bin/b c")).toBe("FROM a\nRUN /usr/bin/b -y c\n");
  });

  test("taken away with the blanks, the continuation and the value in front of what follows", () => {
    expect(dropped("RUN pip install \\\n  --no-cache-dir \\\n  b", "--no-cache-dir")).toBe("FROM a\nRUN pip install \\\n  b\n");
    expect(dropped("RUN pip install b --no-cache-dir", "--no-cache-dir")).toBe("FROM a\nRUN pip install b\n");
    expect(dropped("RUN curl -fsSLk b", "-k")).toBe("FROM a\nRUN curl -fsSL b\n");
  });

  test("flags", () => {
    const added = (line: string): string | undefined => edited(`FROM a\n${line}\n`, ({ first }) => addFlags(first("COPY"), ["--link"]));
    expect(added("COPY --chown=1 c d")).toBe("FROM a\nCOPY --link --chown=1 c d\n");
    expect(added("ONBUILD COPY \\\n  c d")).toBe("FROM a\nONBUILD COPY --link \\\n  c d\n");
    const removed = (line: string): string | undefined =>
      edited(`FROM a\n${line}\n`, ({ first }) => {
        const [, flag] = first("HEALTHCHECK").flags;
        return flag && removeFlag(first("HEALTHCHECK"), flag);
      });
    expect(removed("HEALTHCHECK --retries=1 \\\n  --interval= CMD b")).toBe("FROM a\nHEALTHCHECK --retries=1 CMD b\n");
    expect(removed("HEALTHCHECK --retries=1 \\\n  # why\n  --interval= CMD b")).toBeUndefined();
  });
});
