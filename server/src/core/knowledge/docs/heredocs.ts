// Documentation of heredocs (`<<EOF`), by the instruction that takes them.
import type { Doc } from "./types";

const rules = [
  "The body ends at a line that is the name alone. `<<-EOF` drops leading tabs of the body and of the end line.",
  "Several heredocs in one instruction are allowed; their bodies follow in order.",
];

export const heredocDocs: Readonly<Record<"RUN" | "COPY", Doc>> = {
  RUN: {
    summary: "Heredoc: the lines up to the end name are the script, or the input, of this command.",
    example: "RUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nEOF\n\nRUN <<EOF python3\nprint('hello')\nEOF",
    details: [
      "Alone on the line, the shell runs the body, or the program of its `#!` line. Without `set -e` only the last command's failure fails the build.",
      "The builder expands no variables in it; the shell does.",
      ...rules,
    ],
    since: "1.4",
    labs: "1.3",
    effect: "Build time only.",
    anchor: "here-documents",
  },
  COPY: {
    summary: "Heredoc: the lines up to the end name become a file in the image.",
    example: "COPY <<EOF /etc/app.conf\nport = ${PORT}\nEOF\n\nCOPY <<'EOF' /start.sh\necho $HOME\nEOF",
    details: [
      "The file is called like the name (`EOF`) when the destination is a directory.",
      "The builder expands variables in it, unless the name is quoted: `<<'EOF'`.",
      ...rules,
    ],
    since: "1.4",
    labs: "1.3",
    effect: "In the image: a file.",
    anchor: "here-documents",
  },
};
