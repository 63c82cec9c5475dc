// USER with a name that nothing creates.
import { completeImages, systemUsers } from "../../knowledge/systemUsers";
import { mayAdd } from "../additions";
import { historyOf, imageBelow, withoutGroup } from "../images";
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
      const image = imageBelow(stage);
      const system = systemUsers.get(image?.distribution?.family ?? "");
      if (!stage || !image || !system || !completeImages.has(image.name) || file.instructions[instruction.index] !== instruction) continue;
      const user = withoutGroup(file.scopeBefore(instruction).expand(instruction.arguments.text) ?? "");
      if (!/^[a-z_][\w.-]*$/i.test(user) || system.has(user) || image.users.includes(user)) continue;
      if (mayAdd(historyOf(stage, instruction), user, file)) continue;
      yield { at: instruction.arguments.span, says: ["unknown", { user, image: image.name }] };
    }
  },
});
