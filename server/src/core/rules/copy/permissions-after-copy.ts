// RUN chmod or chown of what the COPY above it has brought.
import { addFlags, takeOutFirst } from "../../edits";
import { changesOf, copyOf, placesOfSources } from "../../image";
import { flagOf } from "../../model/arguments";
import { isNamedOwner } from "../../model/owner";
import { remember } from "../../model/remember";
import type { Dockerfile, Scope } from "../../model/types";
import type { ScriptReader } from "../../shell/commandsOf";
import { type Invocation, invocationOf } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { covers, type TextEdit } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

/** The one path that a COPY makes; undefined where it makes several, or it is not certain. */
function madeBy(file: Dockerfile, instruction: Instruction): string | undefined {
  const copy = copyOf(instruction, file.scopeBefore(instruction));
  const [first, second] = copy?.knownTarget === undefined ? [] : placesOfSources(copy);
  return second ? undefined : first?.path;
}

const octal = /^0?[0-7]{3,4}$/;
const modes: Readonly<Record<string, string>> = { "+x": "755", "a+x": "755", "ugo+x": "755", "u+x": "744", "+rx": "755", "a+rx": "755" };

/** `--chmod=755`, `--chown=app`; undefined where the command does something else. */
function flagFor({ program, operands }: Invocation): string | undefined {
  const value = operands[0]?.value;
  if (value === undefined || operands.length !== 2) return undefined;
  if (program === "chown") return /^[\w-]+(?::[\w-]+)?$/.test(value) ? `--chown=${value}` : undefined;
  const mode = octal.test(value) ? value : modes[value];
  return program === "chmod" && mode !== undefined ? `--chmod=${mode}` : undefined;
}

interface Place {
  readonly copy: Instruction;
  readonly invocation: Invocation;
  readonly path: string;
  readonly flag: string;
  readonly edits: readonly TextEdit[];
}

const beginsWithChange = remember((run: Instruction, _scope: Scope, { scripts }: ScriptReader) => {
  if (!/\bch(?:mod|own)\b/.test(run.line.text)) return false;
  const [script] = scripts(run);
  const first = script?.commands[0];
  const invocation = first && invocationOf(script, first);
  return invocation !== undefined && flagFor(invocation) !== undefined;
});

function placeIn(file: FileContext, copy: Instruction, run: Instruction): Place | undefined {
  if (!beginsWithChange(run, file.scopeBefore(run), file)) return undefined;
  const [script] = file.scripts(run);
  const first = script?.commands[0];
  const invocation = script && first && invocationOf(script, first);
  const flag = invocation && flagFor(invocation);
  const path = first && changesOf(file, run).find(({ how, at }) => how === "changed" && covers(first.span, at))?.path;
  if (!invocation || flag === undefined || path === undefined || flagOf(copy, flag.slice(2, 7))) return undefined;
  if (flagOf(copy, "link") && flag.startsWith("--chown") && isNamedOwner(flag.slice(8))) return undefined;
  const edits = madeBy(file, copy) === path ? takeOutFirst(file, run, script) : undefined;
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
