// Many commands joined with `&& \`, which a heredoc writes line by line.
import { chainToHeredoc, knowsHeredocs } from "../../edits";
import { standsAlone } from "../../model/onbuild";
import type { ShellScript } from "../../shell/types";
import { defineRule } from "../rule";

/** From this many commands on. */
const many = 5;

/** Simple commands, all joined with `&&`. */
const isChain = ({ commands, errors }: ShellScript): boolean =>
  errors.length === 0 &&
  commands.every(
    ({ joinedBy, inside, background, pipeline }, index) =>
      inside.length === 0 && !background && (pipeline.index > 0 ? joinedBy === "|" : joinedBy === (index === 0 ? undefined : "&&")),
  );

export default defineRule({
  id: "long-command-chain",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds a `RUN` of five or more commands joined with `&&`.",
    why: "A heredoc writes one command a line, without `&&` and `\\` at each end, where a forgotten one is a syntax error or a command that never runs.",
    bad: "FROM debian:12-slim\nRUN mkdir /a && \\\n    cd /a && \\\n    touch x && \\\n    touch y && \\\n    touch z\n",
    good: "FROM debian:12-slim\nRUN <<EOF\nset -e\nmkdir /a\ncd /a\ntouch x\ntouch y\ntouch z\nEOF\n",
    fixSafety: "Needs a look: heredocs need Dockerfile syntax 1.4 (Docker 23), other builders may not read them.",
    whenNot:
      "Builders that do not know heredocs: Docker before 23 without BuildKit, older Buildah and Kaniko. Silent where the file asks for a syntax before 1.4.",
  },
  messages: { found: "{count} commands are joined with &&. A heredoc writes them line by line", write: "Write a heredoc" },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!instruction.arguments.text.includes("&&") || !knowsHeredocs(context.file)) return;
    const [script] = context.scripts(instruction);
    const count = script?.commands.filter(({ pipeline }) => pipeline.index === 0).length ?? 0;
    const [first] = script?.commands ?? [];
    if (!script || !first || count < many || instruction.form !== "shell" || instruction.heredocs.length > 0 || !isChain(script)) return;
    const edit = standsAlone(instruction, context.stage) ? chainToHeredoc(context.file, instruction, [script]) : undefined;
    yield {
      at: instruction.keywordSpan,
      says: ["found", { count }],
      fix: edit && { title: ["write"], safety: "review", edits: () => [edit] },
    };
  },
});
