// apt-key, which newer releases of Debian and Ubuntu no longer have.
import type { Distribution } from "../../knowledge/distributions";
import { imageBelow, statedDistribution } from "../../model/baseImage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import { defineRule } from "../rule";

/** The release up to which nobody needs to care, by family. Source: changelog of apt: 2.9.17 dropped it, and Debian 13 and Ubuntu 25.04 were the first releases with that. */
const lastCareless = { debian: 11, ubuntu: 21.1 };
const goneFrom = { debian: 13, ubuntu: 25.04 };

const moves = (stage: Stage | undefined): boolean => /^(latest|stable|rolling)$/.test(stage?.baseImage?.tag ?? "latest");

/** Where the tag says it, or nothing fixes it; `python:2.7` may be any. */
function distributionOf(stage: Stage | undefined): Distribution | undefined {
  const image = imageBelow(stage);
  // `someone/ubuntu:latest` is whatever that somebody has built it on.
  if (moves(stage)) return image?.known ? image.distribution : undefined;
  return statedDistribution(stage);
}

export default defineRule({
  id: "deprecated-apt-key",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `apt-key` where the base image is Debian 12, Ubuntu 22.04 or newer, or moves on with its tag.",
    why: "Debian 13 and Ubuntu 25.04 have no apt-key any more, so the build fails there. Before, a key that it adds is trusted for every repository, not only for the one it belongs to.",
    bad: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/key.asc | apt-key add -\n",
    good: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/key.asc -o /etc/apt/keyrings/example.asc\n",
    whenNot:
      "Older releases, and images whose release is not known: they are passed over. An info where the tag names a release that still has apt-key, an error where it has none.",
  },
  messages: {
    gone: "{family} {release} has no apt-key, so this fails. Put the key into /etc/apt/keyrings and name it with signed-by in the source",
    going:
      "apt-key is gone from Debian 13 and Ubuntu 25.04 on. Put the key into /etc/apt/keyrings and name it with signed-by in the source",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    const [invocation] = commandsOf(instruction, context, ["apt-key"]);
    if (!invocation) return;
    const { family, release: named } = distributionOf(context.stage) ?? {};
    if (family !== "debian" && family !== "ubuntu") return;
    const release = named === undefined ? undefined : Number(named);
    if (release !== undefined && release <= lastCareless[family]) return;
    const at = invocation.nameSpan;
    if (release !== undefined && release >= goneFrom[family]) {
      yield { at, severity: "error", says: ["gone", { family: family === "ubuntu" ? "Ubuntu" : "Debian", release }] };
    } else yield { at, severity: release === undefined || moves(context.stage) ? undefined : "info", says: ["going"] };
  },
});
