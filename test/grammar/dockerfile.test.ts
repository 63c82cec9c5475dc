// The Dockerfile grammar: each construct has the scope that themes colour, and nothing leaks into the next instruction.
import { describe, expect, test } from "vitest";
import { grammar, scopesWith } from "./scopes";

const scopes = scopesWith(await grammar("source.dockerfile"));
const instruction = "keyword.control.instruction.dockerfile";

/** The name, a Dockerfile with the cursor before the token, a scope that it must have. */
const constructs: readonly (readonly [string, string, string])[] = [
  ["syntax directive", "# <|>syntax=docker/dockerfile:1", "keyword.other.directive"],
  ["directive after a directive", "# syntax=docker/dockerfile:1\n# <|>escape=\\", "keyword.other.directive"],
  ["check above an instruction", "FROM a\n# <|>check=skip=all\nRUN b", "keyword.other.directive"],
  ["comment", "FROM a\n# <|>syntax=b", "comment.line"],
  ["suppression in a comment", "# <|>hadolint ignore=DL3006\nFROM a", "keyword.other.suppression"],
  ["FROM", "<|>FROM a", instruction],
  ["lower case", "<|>from a", instruction],
  ["AS", "FROM a <|>AS b", "keyword.control.as"],
  ["platform flag", "FROM --<|>platform=linux/amd64 a", "variable.parameter.flag"],
  ["variable in a flag", "FROM --platform=<|>$BUILDPLATFORM a", "variable.other"],
  ["image", "FROM <|>node:22", "entity.name.type.image"],
  ["registry port is no tag", "FROM host:<|>5000/node", "entity.name.type.image"],
  ["tag", "FROM node:<|>22", "constant.other.tag"],
  ["tag after a variable", "FROM node:${V}<|>-slim", "constant.other.tag"],
  ["digest", "FROM node@<|>sha256:abcd", "constant.other.digest"],
  ["stage name", "FROM node AS <|>build", "entity.name.type.stage"],
  ["variable in FROM", "FROM <|>${BASE}", "variable.other"],
  ["operator in a variable", "FROM ${BASE<|>:-node}", "keyword.operator.expansion"],
  ["ENV key", "ENV <|>A=b", "variable.other.key"],
  ["second ENV key", "ENV A=b <|>C=d", "variable.other.key"],
  ["ENV key of the old form", "ENV <|>A b", "variable.other.key"],
  ["variable in double quotes", 'ENV A="x <|>$B"', "variable.other"],
  ["no variable in single quotes", "ENV A='x <|>$B'", "string.quoted.single"],
  ["ARG name", "ARG <|>A", "variable.other.key"],
  ["LABEL key", 'LABEL <|>"a.b"="c"', "entity.other.attribute-name.label"],
  ["mount flag", "RUN --<|>mount=type=cache,target=/x a", "variable.parameter.flag"],
  ["mount type", "RUN --mount=type=<|>cache,target=/x a", "support.constant.mount"],
  ["mount key", "RUN --mount=type=cache,<|>target=/x a", "entity.other.attribute-name.mount"],
  ["mount from", "RUN --mount=from=<|>build,target=/x a", "entity.name.type.stage"],
  ["flag on a continued line", "RUN --mount=type=ssh \\\n  --<|>network=none a", "variable.parameter.flag"],
  ["command after the flags", "RUN --network=none <|>curl x", "entity.name.command.shell"],
  ["shell keyword", "RUN <|>if true; then a; fi", "keyword.control.if.shell"],
  ["shell keyword on a continued line", "RUN a && \\\n  <|>if true; then b; fi", "keyword.control.if.shell"],
  ["command on a continued line", "RUN a; \\\n  <|>curl b", "entity.name.command.shell"],
  ["argument on a continued line", "RUN apk add \\\n  <|>curl", "string.unquoted.argument.shell"],
  ["comment inside a continued RUN", "RUN a \\\n  # <|>it's\n  b", "comment.line"],
  ["shell after a comment", "RUN a \\\n  # it's\n  && <|>curl b", "entity.name.command.shell"],
  ["shell after a blank line", "RUN a \\\n\n  && <|>curl b", "entity.name.command.shell"],
  ["continuation in ENV", "ENV A=b <|>\\\n  C=d", "punctuation.separator.continuation"],
  ["continuation in RUN", "RUN a <|>\\\n  b", "constant.character.escape.line-continuation"],
  ["heredoc opener", "RUN <<<|>EOF\na\nEOF", "keyword.control.heredoc-token"],
  ["heredoc body is shell", "RUN <<EOF\n<|>if true; then a; fi\nEOF", "keyword.control.if.shell"],
  ["heredoc end", "RUN <<EOF\na 'b\n<|>EOF", "keyword.control.heredoc-token"],
  ["indented heredoc end", "RUN <<-EOF\n\ta\n\t<|>EOF", "keyword.control.heredoc-token"],
  ["python by command", "RUN python3 <<EOF\n<|>import os\nEOF", "keyword.control.import.python"],
  ["python by first line", "RUN <<EOF\n#!/usr/bin/env python3\n<|>import os\nEOF", "keyword.control.import.python"],
  ["input of another program", "RUN cat <<EOF > x\n<|>if it's\nEOF", "string.unquoted.heredoc"],
  ["COPY heredoc body", "COPY <<EOF /x\n<|>if it's\nEOF", "string.unquoted.heredoc"],
  ["from flag", "COPY --<|>from=build a b", "variable.parameter.flag"],
  ["stage in from", "COPY --from=<|>build a b", "entity.name.type.stage"],
  ["HEALTHCHECK CMD", "HEALTHCHECK --interval=5s \\\n  <|>CMD curl x", instruction],
  ["HEALTHCHECK command", "HEALTHCHECK CMD <|>curl x || exit 1", "entity.name.command.shell"],
  ["HEALTHCHECK NONE", "HEALTHCHECK <|>NONE", "constant.language.none"],
  ["port", "EXPOSE <|>80/tcp", "constant.numeric.port"],
  ["protocol", "EXPOSE 80/<|>udp", "support.constant.protocol"],
  ["signal", "STOPSIGNAL <|>SIGTERM", "support.constant.signal"],
  ["numeric user", "USER <|>1000:1000", "constant.numeric.id"],
  ["JSON string", 'CMD ["<|>a", "b"]', "string.quoted.double.json"],
  ["JSON bracket", 'CMD <|>["a", "b"]', "punctuation.definition.array.begin"],
  ["single quotes in an array", "CMD [<|>'a', 'b']", "invalid.illegal.quote"],
  ["a test is no array", 'RUN <|>[ "$a" = "b" ] && c', "punctuation.definition.logical-expression.shell"],
  ["shell form of CMD", "CMD <|>node server.js", "entity.name.command.shell"],
  ["shell form of ENTRYPOINT", "ENTRYPOINT <|>exec a", "support.function.builtin.shell"],
  ["ONBUILD", "<|>ONBUILD RUN a", "keyword.control.onbuild"],
  ["instruction after ONBUILD", "ONBUILD <|>RUN a", instruction],
];

test.each(constructs)("%s", (_name, dockerfile, scope) => {
  expect(scopes(dockerfile)).toContain(scope);
});

describe("what comes next is an instruction", () => {
  const before: readonly string[] = [
    "RUN echo it\\'s",
    "RUN echo 'open",
    'RUN echo "open',
    "RUN if [ -f x ]; then echo 'open",
    "RUN echo $(open",
    "RUN echo `date`",
    "RUN a # comment",
    'ENV A="open',
    "LABEL a='open",
    'CMD ["open',
    "RUN <<EOF\necho 'open\nEOF",
    "COPY <<EOF /x\nit's\nEOF",
    "COPY <<a <<b /x/\nit's\na\nit's\nb",
    "RUN <<-'EOF' bash\n\techo 'open\n\tEOF",
    "SHELL C:\\\\",
    'NOTHING "open',
  ];
  test.each(before)("%j", (source) => {
    expect(scopes(`${source}\n<|>COPY a b`)).toContain(instruction);
  });
  test("in lower case, after a line that is whole", () => {
    expect(scopes("run apt-get \\\n install x\n<|>env a=b")).toContain(instruction);
  });
});

test("an unknown instruction has no colour", () => {
  expect(scopes('<|>FORM node "x')).toBe("source.dockerfile");
});

test("an instruction's name in a heredoc is text of the heredoc", () => {
  expect(scopes("RUN <<EOF\n<|>FROM a\nEOF")).not.toContain(instruction);
  expect(scopes("COPY <<EOF /x\n<|>FROM a\nEOF")).not.toContain(instruction);
});

test("only directives at the top are directives", () => {
  expect(scopes("FROM a\n# <|>escape=`")).not.toContain("directive");
});
