// USER, or the owner of a COPY, with a name that nothing creates.

import { imageAt, isNowhere, withoutGroup } from "../../image";
import { flagOf } from "../../model/arguments";
import { imageBelow } from "../../model/baseImage";
import { standsAlone } from "../../model/onbuild";
import { defineRule } from "../rule";

/** Of files with more owners than a person names, the first ones are looked up. */
const mostOwners = 100;
const isName = (user: string): boolean => /^[a-z_][\w.-]*$/i.test(user);

export default defineRule({
  id: "unknown-user",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `USER name` and `--chown=name` where neither the base image nor anything above creates that user.",
    why: "The name is looked up in /etc/passwd. The next RUN fails, or else the container does not start: `unable to find user app: no matching entries in passwd file`. For `--chown` BuildKit takes a name that it does not find for root, without a word.",
    bad: "FROM debian:12-slim\nUSER app\n",
    good: "FROM debian:12-slim\nRUN useradd --system app\nUSER app\n",
    differs:
      "Only where it is certain: on base images whose users are known, with no command, package or copied file that might bring the user along.",
  },
  messages: {
    unknown:
      "Nothing creates the user {user}: it is not in {image}, so the next RUN or the start of the container fails. Create it first, or use a number",
    owner:
      "Nothing above creates {user}, and it is not in {image}: the builder gives these files to root without a word. Create it above this line, or use a number",
  },
  reads: ["FROM", "ARG", "ENV", "USER", "RUN", "COPY", "ADD", "SHELL"],
  *check(file) {
    const owners = new Set<string>();
    for (const instruction of file.each("USER", "COPY", "ADD")) {
      const isUser = instruction.keyword === "USER";
      const owner = isUser ? undefined : flagOf(instruction, "chown");
      const raw = isUser ? instruction.arguments.text : owner?.value;
      const stage = raw === undefined ? undefined : file.stageOf(instruction);
      const base = imageBelow(stage);
      if (!stage || !base || base.distribution?.family === "scratch" || !standsAlone(instruction, stage)) continue;
      const user = withoutGroup(file.scopeBefore(instruction).expand(raw ?? "") ?? "");
      if (!isUser && owners.add(user).size > mostOwners) continue;
      if (!isName(user) || !isNowhere(imageAt(file, file.facts, stage, instruction).user(user))) continue;
      yield isUser
        ? { at: instruction.arguments.span, says: ["unknown", { user, image: base.name }] }
        : { at: owner?.valueSpan ?? instruction.keywordSpan, says: ["owner", { user, image: base.name }], severity: "warning" };
    }
  },
});
