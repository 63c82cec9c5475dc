// apt-key, which newer releases of Debian and Ubuntu no longer have.
import { baseImage } from "../../knowledge/baseImages";
import { defineRule, type InstructionContext } from "../rule";
import { commandsOf } from "./commands";

/** The release up to which nobody needs to care, by family. Source: release notes; gone in Debian 13 and Ubuntu 24.10. */
const lastCareless: Readonly<Record<string, number>> = { debian: 11, ubuntu: 21.1 };
const goneFrom: Readonly<Record<string, number>> = { debian: 13, ubuntu: 24.1 };

function releaseOf({ stage }: InstructionContext): { family: string; release: number | undefined } | undefined {
  const distribution = stage?.baseImage && baseImage(stage.baseImage)?.distribution;
  return (
    distribution && { family: distribution.family, release: distribution.release === undefined ? undefined : Number(distribution.release) }
  );
}

export default defineRule({
  id: "deprecated-apt-key",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `apt-key` where the base image is Debian 12, Ubuntu 22.04 or newer, or its release is not known.",
    why: "Debian 13 and Ubuntu 24.10 have no apt-key any more, so the build fails there. Before, a key that it adds is trusted for every repository, not only for the one it belongs to.",
    bad: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/key.asc | apt-key add -\n",
    good: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/key.asc -o /etc/apt/keyrings/example.asc\n",
    whenNot: "Older releases: they are passed over.",
  },
  messages: {
    gone: "{family} {release} has no apt-key, so this fails. Put the key into /etc/apt/keyrings and name it with signed-by in the source",
    going:
      "apt-key is gone from Debian 13 and Ubuntu 24.10 on. Put the key into /etc/apt/keyrings and name it with signed-by in the source",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const [invocation] = commandsOf(instruction, context, ["apt-key"]);
    if (!invocation) return;
    const { family = "", release } = releaseOf(context) ?? {};
    if (release !== undefined && release <= (lastCareless[family] ?? 0)) return;
    const at = invocation.nameSpan;
    if (release !== undefined && release >= (goneFrom[family] ?? Number.POSITIVE_INFINITY)) {
      yield { at, severity: "error", says: ["gone", { family: family === "ubuntu" ? "Ubuntu" : "Debian", release }] };
    } else yield { at, says: ["going"] };
  },
});
