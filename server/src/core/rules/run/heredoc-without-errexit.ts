// A heredoc of several commands where only the last one's failure ends the build.
import { lineIntoHeredoc } from "../../edits";
import { isHeredocScript } from "../../model/commandLine";
import type { ShellScript } from "../../shell/types";
import type { Heredoc, Instruction } from "../../syntax/types";
import { defineRule, type Fix, type InstructionContext, type Says } from "../rule";
import { addFail, failOption, nameOf } from "./download";
import { earlyPipes } from "./earlyReaders";
import { ignoredChecks } from "./ignoredChecks";
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
  early:
    "When {program} fails, the commands behind it run and the build goes on: a heredoc has no set -e of its own. Begin it with set -e. Under that {first} in front of a pipe fails unseen all the same; pipefail for the whole body is no mend, for {reader} stops reading early, and what writes into it may fail of that",
  check:
    "When {program} finds another file than the expected one, {next} runs all the same, and the build goes on with that file: a heredoc has no set -e of its own. Begin it with {set}",
  add: "Add set -e",
  addBoth: "Add set -eo pipefail",
  addThree: "Add set -eo pipefail and {option}",
} as const;

interface Mend {
  readonly set: string;
  /** In front of a pipe: the download whose failure -e alone does not see. */
  readonly first: string | undefined;
  /** What does not bear pipefail for the whole body. */
  readonly reader: string | undefined;
  readonly fix: Fix<typeof messages>;
}

/** Where a pipe hides the failure of a download, too, -e alone is half of it. */
function mendFor(instruction: Instruction, heredoc: Heredoc, script: ShellScript, context: InstructionContext): Mend {
  const download = [...lostFailures(script, false)].find((each) => hiddenBy(script, each) === "next");
  const first = download && (nameOf(script, download) ?? "the first program");
  const switched = download && switchPipefail(instruction, script, context, true);
  const reader = switched?.by === "set" ? earlyPipes(script, true)[0]?.reader : undefined;
  if (switched?.by !== "set" || reader) {
    const edits: Fix["edits"] = () => [lineIntoHeredoc(context.file, heredoc, "set -e")];
    return { set: "set -e", first, reader, fix: { title: ["add"], safety: "review", edits } };
  }
  const curls = careless(script);
  const edits: Fix["edits"] = () => [...switched.edits(), ...curls.map(addFail)];
  const title: Says<typeof messages> = curls[0] ? ["addThree", { option: failOption(curls[0]) }] : ["addBoth"];
  return { set: switched.set, first, reader, fix: { title, safety: "review", edits } };
}

function saysOf(program: string, isSeen: boolean, { set, first, reader }: Mend): Says<typeof messages> {
  if (first !== undefined && reader !== undefined) return ["early", { program, first, reader }];
  if (first !== undefined) return [set === "set -e" ? "shell" : "pipe", { program, first }];
  return [isSeen ? "update" : "found", { program }];
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
      "A checksum or a signature that is checked in vain is what it points at, where there is one. Commands joined with `&&`, a `SHELL` with `-e`, a body that says `set +e`, and bodies for another interpreter: they are passed over. " +
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
    // What comes of a check that nobody heeds weighs most.
    const check = ignoredChecks(script).find(({ by }) => by === ";");
    const command = check?.command ?? missed[0];
    const program = check?.program ?? command?.name;
    if (!command || program === undefined || missed.length === 0) return;
    const at = command.words[0]?.span ?? command.span;
    const status = statusRead(script);
    if (status) {
      const { reader, name } = status;
      yield { at, says: name === undefined ? ["tested", { program, reader }] : ["read", { program, reader, name }] };
      return;
    }
    const isSeen = stopsAtInstall(script, missed);
    const mend = mendFor(instruction, heredoc, script, context);
    const { set, fix } = mend;
    const says: Says<typeof messages> = check
      ? ["check", { program, next: check.next ?? "the next command", set }]
      : saysOf(program, isSeen, mend);
    yield { at, says, severity: isSeen ? "info" : undefined, fix };
  },
});
