// RUN chmod or chown of what the COPY above it has brought.
import { addFlags, takeOutFirst } from "../../edits";
import { changesOf, copyOf, placesOfSources } from "../../image";
import { flagOf } from "../../model/arguments";
import { isNamedOwner } from "../../model/owner";
import { remember } from "../../model/remember";
import type { Dockerfile, Scope } from "../../model/types";
import type { ScriptReader } from "../../shell/commandsOf";
import { invocationOf } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { covers } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { flagFor } from "./copyFlags";

/** The one path that a COPY makes; undefined where it makes several, or it is not certain. */
function madeBy(file: Dockerfile, instruction: Instruction): string | undefined {
  const copy = copyOf(instruction, file.scopeBefore(instruction));
  const [first, second] = copy?.knownTarget === undefined ? [] : placesOfSources(copy);
  return second ? undefined : first?.path;
}

/** The change that a RUN begins with. */
function firstChange(run: Instruction, { scripts }: ScriptReader) {
  if (!/\bch(?:mod|own)\b/.test(run.line.text)) return undefined;
  const [script] = scripts(run);
  const first = script?.commands[0];
  const invocation = first && invocationOf(script, first);
  const flag = invocation && flagFor(invocation);
  return invocation && flag !== undefined ? { script, invocation, flag } : undefined;
}

const beginsWithChange = remember((run: Instruction, _scope: Scope, reader: ScriptReader) => firstChange(run, reader) !== undefined);

function placeIn(file: FileContext, copy: Instruction, run: Instruction) {
  const change = beginsWithChange(run, file.scopeBefore(run), file) ? firstChange(run, file) : undefined;
  if (!change) return undefined;
  const { invocation, flag, script } = change;
  const path = changesOf(file, run).find(({ how, at }) => how === "changed" && covers(invocation.command.span, at))?.path;
  if (path === undefined || madeBy(file, copy) !== path || flagOf(copy, flag.slice(2, 7))) return undefined;
  if (flagOf(copy, "link") && flag.startsWith("--chown") && isNamedOwner(flag.slice(8))) return undefined;
  const edits = takeOutFirst(file, run, script);
  return edits && { copy, invocation, path, flag, edits };
}

export default defineRule({
  id: "permissions-after-copy",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `RUN chmod` and `RUN chown` of the file that the `COPY` directly above has brought.",
    why: "The file is then in two layers: as it was copied, and as it was changed. COPY can set mode and owner itself.",
    bad: "FROM alpine:3.22\nCOPY tool /usr/local/bin/tool\nRUN chmod 755 /usr/local/bin/tool\n",
    good: "FROM alpine:3.22\nCOPY --chmod=755 tool /usr/local/bin/tool\n",
    fixSafety: "Needs a look: `+x` becomes 755, and where a folder is copied the mode counts for all that lies in it. BuildKit is needed.",
    whenNot: "The file must build with the classic builder, which has no --chmod.",
  },
  messages: { twice: "{program} stores {path} a second time in a layer of its own. Use {flag} on the COPY", add: "Use {flag} on the COPY" },
  *check(file) {
    let copy: Instruction | undefined;
    for (const instruction of file.instructions) {
      if (instruction.keyword === "COPY") copy = instruction;
      else if (!/^(?:LABEL|EXPOSE|ENV|CMD|ENTRYPOINT)$/.test(instruction.keyword)) {
        const place = copy && instruction.keyword === "RUN" ? placeIn(file, copy, instruction) : undefined;
        copy = undefined;
        if (!place) continue;
        const { invocation, path, flag, edits } = place;
        const added = addFlags(place.copy, [flag]);
        yield {
          at: invocation.command.span,
          says: ["twice", { program: invocation.program, path, flag }],
          fix: { title: ["add", { flag }], safety: "review", edits: () => [added, ...edits] },
        };
      }
    }
  },
});
