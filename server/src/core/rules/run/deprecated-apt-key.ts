// apt-key, which newer releases of Debian and Ubuntu no longer have.
import { baseImage } from "../../knowledge/baseImages";
import { distributionOfTag } from "../../knowledge/distributions";
import { commandsOf } from "../../shell/commandsOf";
import { defineRule, type InstructionContext } from "../rule";

/** The release up to which nobody needs to care, by family. Source: release notes; gone in Debian 13 and Ubuntu 24.10. */
const lastCareless: Readonly<Record<string, number>> = { debian: 11, ubuntu: 21.1 };
const goneFrom: Readonly<Record<string, number>> = { debian: 13, ubuntu: 24.1 };

interface Release {
  readonly family: string;
  /** undefined: moves on with the tag. */
  readonly release: number | undefined;
}

/** Where the tag says it, or nothing fixes it; `python:2.7` may be any. */
function releaseOf({ stage }: InstructionContext): Release | undefined {
  const image = stage?.baseImage;
  const distribution = image && baseImage(image)?.distribution;
  if (!distribution) return undefined;
  const { tag, repository } = image;
  const moves = tag === undefined || /^(latest|stable|rolling)$/.test(tag);
  const says = moves || /(^|\/)(debian|ubuntu)$/.test(repository) || distributionOfTag(tag) !== undefined;
  return says
    ? { family: distribution.family, release: distribution.release === undefined ? undefined : Number(distribution.release) }
    : undefined;
}

export default defineRule({
  id: "deprecated-apt-key",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `apt-key` where the base image is Debian 12, Ubuntu 22.04 or newer, or moves on with its tag.",
    why: "Debian 13 and Ubuntu 24.10 have no apt-key any more, so the build fails there. Before, a key that it adds is trusted for every repository, not only for the one it belongs to.",
    bad: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/key.asc | apt-key add -\n",
    good: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/key.asc -o /etc/apt/keyrings/example.asc\n",
    whenNot: "Older releases, and images whose release is not known: they are passed over.",
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
    const distribution = releaseOf(context);
    if (!distribution) return;
    const { family, release } = distribution;
    if (release !== undefined && release <= (lastCareless[family] ?? 0)) return;
    const at = invocation.nameSpan;
    if (release !== undefined && release >= (goneFrom[family] ?? Number.POSITIVE_INFINITY)) {
      yield { at, severity: "error", says: ["gone", { family: family === "ubuntu" ? "Ubuntu" : "Debian", release }] };
    } else yield { at, says: ["going"] };
  },
});
