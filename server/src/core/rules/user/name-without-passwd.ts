// A user by name in scratch, where no /etc/passwd can say who that is.

import { imageAt, isNowhere, withoutGroup } from "../../image";
import { flagOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { defineRule } from "../rule";

const isName = (user: string): boolean => user !== "" && !/^\d+$/.test(user);

export default defineRule({
  id: "name-without-passwd",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `USER name` and `--chown=name` in a stage on `scratch` that has no /etc/passwd.",
    why: "A name is looked up in the image's own /etc/passwd and /etc/group. scratch has neither: the build stops at `--chown`, or the container does not start.",
    bad: 'FROM scratch\nCOPY app /usr/bin/app\nUSER nobody\nENTRYPOINT ["/usr/bin/app"]\n',
    good: 'FROM scratch\nCOPY app /usr/bin/app\nUSER 65534\nENTRYPOINT ["/usr/bin/app"]\n',
  },
  messages: {
    user: "scratch has no /etc/passwd, so the name {user} means nobody and the container does not start. Write a number such as 65534",
    owner: "scratch has no /etc/passwd, so the name {user} cannot be looked up here. Write numbers",
  },
  reads: ["FROM", "ARG", "ENV", "USER", "COPY", "ADD"],
  *check(file) {
    for (const stage of file.stages) {
      if (imageBelow(stage)?.distribution?.family !== "scratch") continue;
      for (const instruction of stage.instructions) {
        const { keyword } = instruction;
        const owner = keyword === "COPY" || keyword === "ADD" ? flagOf(instruction, "chown") : undefined;
        const raw = keyword === "USER" ? instruction.arguments.text : owner?.value;
        const user = raw === undefined ? undefined : file.scopeBefore(instruction).expand(raw);
        const name = user?.split(":").find(isName);
        if (name === undefined || (keyword === "USER" && withoutGroup(user ?? "") === "")) continue;
        // USER is looked up when the container starts, an owner when it is copied.
        const image = imageAt(file, file.facts, stage, keyword === "USER" ? undefined : instruction);
        if (!isNowhere(image.user(name))) continue;
        const at = keyword === "USER" ? instruction.arguments.span : (owner?.valueSpan ?? instruction.keywordSpan);
        yield { at, says: [keyword === "USER" ? "user" : "owner", { user: name }] };
      }
    }
  },
});
