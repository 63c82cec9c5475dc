// /bin/sh replaced by a link to another shell, where SHELL says which one the builder uses.
import { isPlainRun, lineInstead } from "../../edits";
import { imageBelow } from "../../model/baseImage";
import { standsAlone } from "../../model/onbuild";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption } from "../../shell/invocation";
import { defineRule, type InstructionContext } from "../rule";

/** Images that have no /bin/sh, though distroless `:debug` has one elsewhere: a link there gives the image its first. */
const withoutShell: ReadonlySet<string | undefined> = new Set(["distroless", "scratch"]);

/** Without that in front of it in the RUN, and without -f, ln finds the name taken. */
const removed = /\b(?:rm|mv|unlink|dpkg-divert)\b[^;&|\n]{0,200}\/bin\/(?:sh\b|\*)/;

/** `/bin/sh` of the base image is that shell; what this RUN or one before has made of it does not count. */
function isThereAlready({ stage }: InstructionContext, shell: string | undefined): boolean {
  const kind = imageBelow(stage)?.shell?.kind;
  return kind !== undefined && kind !== "none" && shell?.split("/").at(-1) === kind;
}

export default defineRule({
  id: "linked-shell",
  aliases: ["DL4005"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ln` that puts another shell in the place of `/bin/sh`.",
    why: "Every script with `#!/bin/sh` in the image, those of packages too, then runs in a shell that it was not written for, and an update of the shell's package may put the old one back. `SHELL` changes only what the builder uses.",
    bad: "FROM debian:12-slim\nRUN ln -sf /bin/bash /bin/sh\n",
    good: 'FROM debian:12-slim\nSHELL ["/bin/bash", "-c"]\n',
    whenNot:
      "Images that have no `/bin/sh` of their own (distroless, scratch) are passed over, and `ln` without `-f` where nothing has removed the old one: it finds the name taken, and fails.",
    fixSafety: "Needs a look: shell-form CMD and ENTRYPOINT use the new shell too, and scripts with #!/bin/sh keep the old one.",
  },
  messages: {
    already: "/bin/sh is {shell} in this image already: the link changes nothing. Remove it",
    found: "This changes the shell of every script in the image. Use SHELL to choose the one that RUN uses",
    write: 'Write SHELL ["{shell}", "-c"]',
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const { strict } = context.options;
    if (!strict && withoutShell.has(imageBelow(context.stage)?.distribution?.family)) return;
    for (const invocation of commandsOf(instruction, context, ["ln"])) {
      const { operands, command, script, words } = invocation;
      const target = operands.find(({ value }) => value === "/bin/sh");
      const before = context.file.slice({ start: instruction.span.start, end: command.span.start });
      if (!strict && !hasOption(invocation, "-f", "--force") && !removed.test(before)) continue;
      if (!target || (operands[0] === target && !context.options.strict)) continue;
      const shell = operands[0]?.value;
      const whole =
        script.commands.length === 1 && script.commands[0] === command && isPlainRun(instruction) && words.length === command.words.length;
      const known = shell !== undefined && /^\/[\w/]*bash$/.test(shell) && standsAlone(instruction, context.stage);
      if (!strict && isThereAlready(context, shell)) {
        yield { at: target.span, says: ["already", { shell: shell?.split("/").at(-1) ?? "" }], severity: "style" };
        continue;
      }
      yield {
        at: target.span,
        says: ["found"],
        fix:
          whole && known
            ? {
                title: ["write", { shell }],
                safety: "review",
                edits: () => [lineInstead(context.file, instruction, `SHELL ["${shell}", "-c"]`)],
              }
            : undefined,
      };
    }
  },
});
