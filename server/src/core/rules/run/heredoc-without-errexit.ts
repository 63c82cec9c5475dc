// A heredoc of several commands where only the last one's failure ends the build.
import { lineIntoHeredoc } from "../../edits";
import { isHeredocScript } from "../../model/commandLine";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Span, TextEdit } from "../../text/span";
import { defineRule, type Fix, type Found, type InstructionContext, type Says } from "../rule";
import { addFail, failOption } from "./download";
import { careless, hiddenBy, lostFailures } from "./lostPipes";
import { passedOver, stopsAtInstall } from "./passedOver";
import { statusRead } from "./statusRead";
import { switchPipefail } from "./switchPipefail";

const messages = {
  found: "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e",
  read: "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and write `{name}=0; {reader} … || {name}=$?` further down, where set -e would end the script before {name} is set",
  tested:
    "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and put {reader} itself into the condition further down, where set -e would end the script before $? is read",
  update:
    "When {program} update fails, the build goes on: a heredoc has no set -e of its own. The install notices when there are no lists at all, not when a part of them is missing or old. Begin it with set -e",
  pipe: "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -eo pipefail: under -e alone {first} in front of a pipe fails unseen all the same",
  shell:
    "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e, and let a shell run it that has pipefail: under -e alone {first} in front of a pipe fails unseen all the same",
  add: "Add set -e",
  addBoth: "Add set -eo pipefail",
  addThree: "Add set -eo pipefail and {option}",
} as const;

/** Where a pipe hides the failure of a download, too, -e alone is half of it. */
function inFrontOfPipe(
  instruction: Instruction,
  script: ShellScript,
  context: InstructionContext,
  program: string,
  at: Span,
): Found<typeof messages> | undefined {
  const [download] = [...lostFailures(script, false)].filter((each) => hiddenBy(script, each) === "next");
  const [heredoc] = instruction.heredocs;
  if (!download || !heredoc) return undefined;
  const values = { program, first: download.name ?? "the first program" };
  const switched = switchPipefail(instruction, script, context, true);
  if (switched?.by !== "set") {
    const edits: Fix["edits"] = () => [lineIntoHeredoc(context.file, heredoc, "set -e")];
    return { at, says: ["shell", values], fix: { title: ["add"], safety: "review", edits } };
  }
  const curls = careless(script);
  const [curl] = curls;
  const edits: Fix["edits"] = () => [...switched.edits(), ...curls.map(addFail)];
  const title: Says<typeof messages> = curl ? ["addThree", { option: failOption(curl) }] : ["addBoth"];
  return { at, says: ["pipe", values], fix: { title, safety: "review", edits } };
}

export default defineRule({
  id: "heredoc-without-errexit",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `RUN <<EOF` with several commands and without `set -e`.",
    why: "The builder hands the body to `/bin/sh -c` as it is. The shell goes on after a command that fails, and the status of the last one is that of the RUN: the build passes with half of the work done.",
    bad: "FROM debian:12-slim\nRUN <<EOF\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n",
    good: "FROM debian:12-slim\nRUN <<EOF\nset -e\napt-get update\napt-get install -y curl\nrm -rf /var/lib/apt/lists/*\nEOF\n",
    fixSafety: "Needs a look: a command that failed unseen until now ends the build.",
    whenNot:
      "Commands joined with `&&`, a `SHELL` with `-e`, a body that says `set +e`, and bodies for another interpreter: they are passed over. " +
      "An info where all that can fail unseen is `apt-get update` before a last `apt-get install`: without lists that fails, and only with half of them the build goes on.",
    differs:
      "There is no fix where the body reads `$?` behind a plain command: under `set -e` the script would end at that command. The message tells how to write it first. " +
      "Where a pipe in front of such a line hides the failure of a download as well (`curl … | sh`), it is told here with it, and the fix is `set -eo pipefail` where the shell knows that.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const [heredoc] = instruction.heredocs;
    const [script] = context.scripts(instruction);
    if (!heredoc || !script || !isHeredocScript(instruction)) return;
    const missed = passedOver(script);
    const [command] = missed;
    if (!command?.name) return;
    const at = command.words[0]?.span ?? command.span;
    const { name: program } = command;
    const status = statusRead(script);
    if (status) {
      const { reader, name } = status;
      yield { at, says: name === undefined ? ["tested", { program, reader }] : ["read", { program, reader, name }] };
      return;
    }
    const isSeen = stopsAtInstall(script, missed);
    const set = (): readonly TextEdit[] => [lineIntoHeredoc(context.file, heredoc, "set -e")];
    yield inFrontOfPipe(instruction, script, context, program, at) ?? {
      at,
      says: [isSeen ? "update" : "found", { program }],
      severity: isSeen ? "info" : undefined,
      fix: { title: ["add"], safety: "review", edits: set },
    };
  },
});
