// The commands of a file that put a link in the place of /bin/sh.
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

/** Without that in front of it in the RUN, and without -f, ln finds the name taken. */
const removed = /\b(?:rm|mv|unlink|dpkg-divert)\b[^;&|\n]{0,200}\/bin\/(?:sh\b|\*)/;

export interface Link {
  readonly run: Instruction;
  readonly invocation: Invocation;
  readonly target: Invocation["operands"][number];
}

/** Every `ln` of the file that takes the place of `/bin/sh`, in order. */
export function* linksOf(file: FileContext): Iterable<Link> {
  const { strict } = file.options;
  for (const run of file.each("RUN")) {
    if (!run.line.text.includes("/bin/sh") && run.heredocs.length === 0) continue;
    for (const invocation of commandsOf(run, file, ["ln"])) {
      const { operands, command } = invocation;
      const target = operands.find(({ value }) => value === "/bin/sh");
      if (!target || (operands[0] === target && !strict)) continue;
      const before = file.slice({ start: run.span.start, end: command.span.start });
      if (!strict && !hasOption(invocation, "-f", "--force") && !removed.test(before)) continue;
      yield { run, invocation, target };
    }
  }
}
