// heredoc-without-command: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "heredoc-without-command";
const body = "echo hi\nEOF\n";

test("says what happens to the text", () => {
  const lines = ["<<EOF > /s.sh", '<<-"EOF" >> "$F"', ". /env && <<EOF", "<<EOF | sh"];
  expect(lint(id, `FROM debian:12\n${lines.map((line) => `RUN ${line}\n${body}`).join("")}`)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN <<EOF > /s.sh
        ~~~~~ No command reads this heredoc, so nothing is written to /s.sh. Write cat in front of it, or take COPY <<EOF /s.sh [Write cat in front of it, review]
    echo hi
    EOF
    RUN <<-"EOF" >> "$F"
        ~~~~~~~~ No command reads this heredoc, so nothing is written to "$F". Write cat in front of it, or take COPY <<EOF "$F" [Write cat in front of it, review]
    echo hi
    EOF
    RUN . /env && <<EOF
                  ~~~~~ No command reads this heredoc, so its lines never run. Write the shell that runs them in front of it, or leave nothing else on the line [Run its lines with sh, review]
    echo hi
    EOF
    RUN <<EOF | sh
        ~~~~~ No command reads this heredoc, so what stands behind the pipe gets nothing. Write cat in front of it [Write cat in front of it, review]
    echo hi
    EOF
    "
  `);
});

test.each([
  ["<<EOF > /s.sh", "cat <<EOF > /s.sh"],
  ["> /s.sh <<EOF", "cat > /s.sh <<EOF"],
  ["--mount=type=tmpfs,target=/t set -ex && <<EOF", "--mount=type=tmpfs,target=/t set -ex && sh <<EOF"],
  ["set -e; <<EOF", "set -e; sh <<EOF"],
  ["<<EOF | tee /x", "cat <<EOF | tee /x"],
])("mends %j", (line, mended) => {
  expect(fixAll(id, `FROM debian:12\nRUN ${line}\n${body}`)).toBe(`FROM debian:12\nRUN ${mended}\n${body}`);
});

test("two heredocs are no script either", () => {
  expect(lint(id, "FROM debian:12\nRUN <<A <<B\na\nA\nb\nB\n")).toContain("its lines never run");
});

test.each([
  "<<EOF",
  "<<EOF cat > /f",
  "cat <<EOF > /f",
  "bash <<EOF",
  "{ cat; } <<EOF",
  "while read -r a; do b; done <<EOF",
  "x && cat <<EOF | sh",
  "--network=none <<EOF",
])("silent: %j", (line) => {
  const source = `FROM debian:12\nRUN ${line}\n${body}`;
  expect(lint(id, source)).toBe(source);
});

test.each(["RUN > /file", "COPY <<EOF /x\na\nEOF", 'SHELL ["zsh", "-c"]\nRUN <<EOF > /x\na\nEOF', "RUN <<EOF\n> /x\nEOF"])(
  "silent: %j",
  (line) => {
    const source = `FROM debian:12\n${line}`;
    expect(lint(id, source)).toBe(source);
  },
);
