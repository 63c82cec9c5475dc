// USER with a name that nothing creates.

import { imageAt, isNowhere, withoutGroup } from "../../image";
import { imageBelow } from "../../model/baseImage";
import { standsAlone } from "../../model/onbuild";
import { defineRule } from "../rule";

export default defineRule({
  id: "unknown-user",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `USER name` where neither the base image nor anything in the file creates that user.",
    why: "The name is looked up in /etc/passwd. The next RUN fails, or else the container does not start: `unable to find user app: no matching entries in passwd file`.",
    bad: "FROM debian:12-slim\nUSER app\n",
    good: "FROM debian:12-slim\nRUN useradd --system app\nUSER app\n",
    differs:
      "Only where it is certain: on base images whose users are known, with no command, package or copied file that might bring the user along.",
  },
  messages: {
    unknown:
      "Nothing creates the user {user}: it is not in {image}, so the next RUN or the start of the container fails. Create it first, or use a number",
  },
  reads: ["FROM", "ARG", "ENV", "USER", "RUN", "COPY", "ADD", "SHELL"],
  *check(file) {
    for (const instruction of file.each("USER")) {
      const stage = file.stageOf(instruction);
      const base = imageBelow(stage);
      if (!stage || !base || base.distribution?.family === "scratch" || !standsAlone(instruction, stage)) continue;
      const user = withoutGroup(file.scopeBefore(instruction).expand(instruction.arguments.text) ?? "");
      if (!/^[a-z_][\w.-]*$/i.test(user) || !isNowhere(imageAt(file, file.facts, stage, instruction).user(user))) continue;
      yield { at: instruction.arguments.span, says: ["unknown", { user, image: base.name }] };
    }
  },
});
