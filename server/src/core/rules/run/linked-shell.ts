// /bin/sh replaced by a link to another shell, where SHELL says which one the builder uses.
import { isPlainRun, lineInstead } from "../../edits";
import { imageBelow } from "../../model/baseImage";
import { standsAlone } from "../../model/onbuild";
import type { Stage } from "../../model/types";
import { defineRule, type FileContext, type Fix } from "../rule";
import { type Link, linksOf } from "./shellLinks";
import { mentionsLink, startScripts } from "./startScripts";

/** Images that have no /bin/sh, though distroless `:debug` has one elsewhere: a link there gives the image its first. */
const withoutShell: ReadonlySet<string | undefined> = new Set(["distroless", "scratch"]);

/** `/bin/sh` of the base image is that shell; what this RUN or one before has made of it does not count. */
function isThereAlready(stage: Stage | undefined, shell: string | undefined): boolean {
  const kind = imageBelow(stage)?.shell?.kind;
  return kind !== undefined && kind !== "none" && shell === kind;
}

/** What packs an image down to one program, and the shell that scripts with `#!/bin/sh` are written for. */
const plainShells: ReadonlySet<string | undefined> = new Set(["busybox", "toybox", "dash"]);

function shellFix({ run, invocation }: Link, file: FileContext): Fix<typeof messages> | undefined {
  const { operands, command, script, words } = invocation;
  const shell = operands[0]?.value;
  const isWhole =
    script.commands.length === 1 && script.commands[0] === command && isPlainRun(run) && words.length === command.words.length;
  if (!isWhole || shell === undefined || !/^\/[\w/]*bash$/.test(shell) || !standsAlone(run, file.stageOf(run))) return undefined;
  return { title: ["write", { shell }], safety: "review", edits: () => [lineInstead(file, run, `SHELL ["${shell}", "-c"]`)] };
}

const messages = {
  already: "/bin/sh is {shell} in this image already: the link changes nothing. Remove it",
  found: "This changes the shell of every script in the image. Use SHELL to choose the one that RUN uses",
  write: 'Write SHELL ["{shell}", "-c"]',
} as const;

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
      "Images that have no `/bin/sh` of their own (distroless, scratch) are passed over, and `ln` without `-f` where nothing has removed the old one: it finds the name taken, and fails. " +
      "So are links to dash, busybox and toybox, which run the scripts that `#!/bin/sh` is written for, and all but the last where a later RUN links it again; none is told where the script that the container starts with links it.",
    fixSafety: "Needs a look: shell-form CMD and ENTRYPOINT use the new shell too, and scripts with #!/bin/sh keep the old one.",
  },
  messages,
  needs: (file, facts) => (mentionsLink.test(file.text) ? startScripts(file, facts).asked : []),
  *check(file) {
    const { strict } = file.options;
    const links = [...linksOf(file)];
    if (links.length === 0) return;
    const isSwapped = !strict && startScripts(file, file.facts).texts.some((text) => mentionsLink.test(text));
    const [firsts, lasts] = [new Map<Stage | undefined, Link>(), new Map<Stage | undefined, Link>()];
    for (const link of links) {
      const stage = file.stageOf(link.run);
      if (!firsts.has(stage)) firsts.set(stage, link);
      lasts.set(stage, link);
    }
    for (const link of links) {
      const { run, invocation, target } = link;
      const stage = file.stageOf(run);
      const shell = invocation.operands[0]?.value;
      const name = shell?.split("/").at(-1);
      if (strict) {
        yield { at: target.span, says: ["found"], fix: shellFix(link, file) };
        continue;
      }
      if (isSwapped || lasts.get(stage) !== link || withoutShell.has(imageBelow(stage)?.distribution?.family)) continue;
      if (isThereAlready(stage, name)) {
        // Behind another link it puts the old one back.
        if (firsts.get(stage) === link) yield { at: target.span, says: ["already", { shell: name ?? "" }], severity: "style" };
      } else if (!plainShells.has(name)) yield { at: target.span, says: ["found"], fix: shellFix(link, file) };
    }
  },
});
