// A user by name in scratch, where no /etc/passwd can say who that is.

import { imageAt, isNowhere, withoutGroup } from "../../image";
import { flagOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";

const isName = (user: string): boolean => user !== "" && !/^\d+$/.test(user);
/** The builder takes `root` for 0 without looking it up. Source: BuildKit's llb.WithUser. */
const isOwnerName = (user: string): boolean => isName(user) && user !== "root";

const writes = new Set(["COPY", "ADD", "WORKDIR"]);

/** Nothing has been written into the image yet: there is no file system to look a name up in. */
function isEmptyAt(stage: Stage, instruction?: Instruction): boolean {
  const before = instruction ? stage.instructions.filter(({ index }) => index < instruction.index) : stage.instructions;
  return !before.some(({ keyword }) => writes.has(keyword)) && (!stage.parent || isEmptyAt(stage.parent));
}

export default defineRule({
  id: "name-without-passwd",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `USER name` and `--chown=name` in a stage on `scratch` that has no /etc/passwd.",
    why: "A name is looked up in the image's own /etc/passwd and /etc/group. scratch has neither: the container does not start. A `--chown` that is the first to write into the image ends the build (`invalid user index: -1`), and a later one gives the files to root without a word.",
    bad: 'FROM scratch\nCOPY app /usr/bin/app\nUSER nobody\nENTRYPOINT ["/usr/bin/app"]\n',
    good: 'FROM scratch\nCOPY app /usr/bin/app\nUSER 65534\nENTRYPOINT ["/usr/bin/app"]\n',
  },
  messages: {
    user: "scratch has no /etc/passwd, so the name {user} means nobody and the container does not start. Write a number such as 65534",
    owner: "scratch has no /etc/passwd to look {user} up in, and the build fails here: invalid user index: -1. Write numbers",
    rootOwns: "scratch has no /etc/passwd, so the builder does not find {user} and gives these files to root without a word. Write numbers",
  },
  reads: ["FROM", "ARG", "ENV", "USER", "COPY", "ADD"],
  *check(file) {
    for (const stage of file.stages) {
      if (imageBelow(stage)?.distribution?.family !== "scratch") continue;
      for (const instruction of stage.instructions) {
        const isUser = instruction.keyword === "USER";
        const owner = /^(?:COPY|ADD)$/.test(instruction.keyword) ? flagOf(instruction, "chown") : undefined;
        const raw = isUser ? instruction.arguments.text : owner?.value;
        const user = raw === undefined ? undefined : file.scopeBefore(instruction).expand(raw);
        const name = user?.split(":").find(isUser ? isName : isOwnerName);
        if (name === undefined || (isUser && withoutGroup(user ?? "") === "") || flagOf(instruction, "link")) continue;
        // USER is looked up when the container starts, an owner when it is copied.
        if (!isNowhere(imageAt(file, file.facts, stage, isUser ? undefined : instruction).user(name))) continue;
        const at = isUser ? instruction.arguments.span : (owner?.valueSpan ?? instruction.keywordSpan);
        if (isUser || isEmptyAt(stage, instruction)) yield { at, says: [isUser ? "user" : "owner", { user: name }] };
        else yield { at, says: ["rootOwns", { user: name }], severity: "warning" };
      }
    }
  },
});
