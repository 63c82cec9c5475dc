// apt-get update whose package lists stay in the layer.
import { insert } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "apt-lists-left",
  aliases: ["DL3009"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `apt-get update` or `apt update` in a `RUN` that leaves the downloaded package lists in the layer.",
    why: "The lists are 20 to 40 MB that nothing in the running container reads, and every pull of the image carries them.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
    whenNot: "A build stage whose layers do not reach the final image: it is passed over.",
  },
  messages: {
    left: "The package lists that {program} update loads stay in this layer, 20 to 40 MB. Remove them in the same RUN",
    removal: "Add rm -rf /var/lib/apt/lists/*",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const mounted = instruction.flags.some((flag) => flag.options.some(({ key, value }) => key === "type" && value === "cache"));
    if (mounted) return;
    for (const script of context.scripts(instruction)) {
      const update = script.commands.find((command) => /^apt(-get)?$/.test(command.name ?? "") && command.words[1]?.value === "update");
      if (!update?.name) continue;
      const cleaned = script.commands.some(
        (command) => command.name === "rm" && command.words.some((word) => word.text.includes("/var/lib/apt/lists")),
      );
      if (cleaned) continue;
      const last = script.commands[script.commands.length - 1];
      const plain = script.commands.every((command) => command.inside.length === 0 && command.joinedBy !== "||" && !command.background);
      yield {
        at: (update.words[0] ?? update).span,
        says: ["left", { program: update.name }],
        fix:
          last && plain && instruction.form === "shell" && instruction.heredocs.length === 0
            ? { title: ["removal"], safety: "safe", edits: () => [insert(last.span.end, " && rm -rf /var/lib/apt/lists/*")] }
            : undefined,
      };
    }
  },
});
