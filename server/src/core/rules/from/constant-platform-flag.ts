// FROM --platform with a fixed value.

import { flagOf } from "../../model/arguments";
import { instructionText } from "../../model/instructionText";
import { shippedStages } from "../../model/lineage";
import { namesProcessor, type Platform, readPlatform } from "../../model/platform";
import type { Stage } from "../../model/types";
import { isWindowsStage } from "../../model/windows";
import { baseName } from "../../text/path";
import { defineRule } from "../rule";

/** What a RUN names where the stage can be of this architecture only: its own files, and programs that are published for no other. */
const bindings: Readonly<Record<string, RegExp>> = {
  amd64: /\b(?:amd64|x86_64|x64|linux64|mssql-server|google-chrome|intel-\w+|steamcmd|wine\w*)\b/,
  arm64: /\b(?:arm64|aarch64|armv8)\b/,
};

/** `app:1.0-linux-amd64`, `arm32v7/ruby`: there is no other platform behind the name. */
const isImageFor = ({ resolvedImage: image }: Stage, platform: Platform): boolean =>
  image !== undefined && (namesProcessor(image.repository, platform) || namesProcessor(image.tag ?? "", platform));

/** `armhf/debian/Dockerfile`, `AS build-aarch64`. More folders above may be where someone happens to work. */
const isNamedFor = ({ name = "" }: Stage, path: string, platform: Platform): boolean =>
  namesProcessor(name, platform) ||
  path
    .split("/")
    .slice(-4)
    .some((part) => namesProcessor(part, platform));

/** Its files go into images of Windows, which run none of its programs. */
const isSourceForWindows = ({ usedBy }: Stage): boolean => usedBy.length > 0 && usedBy.every((user) => isWindowsStage(user));

export default defineRule({
  id: "constant-platform-flag",
  aliases: ["FromPlatformFlagConstDisallowed", "DL3029"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `FROM --platform=` with a fixed platform.",
    why: "The stage is then of that platform whatever the build asks for: `docker build --platform` on another machine gives an image that cannot start, or runs in slow emulation.",
    bad: "FROM --platform=linux/amd64 alpine:3.22\n",
    good: "FROM alpine:3.22\n",
    whenNot:
      "The stage is for one platform by intent: put its name into the stage's name (`AS build-amd64`), or say it with `docker build --platform`.",
    differs:
      "As in BuildKit, a variable is no constant, and a stage that carries the system or the architecture in its name is passed over. " +
      "So is, but not in the profiles buildkit and hadolint, a Dockerfile that has it in its own name (`Dockerfile.amd64`) or in that of a folder near it (`armhf/Dockerfile`), a stage whose RUN names files of that architecture or programs that exist for no other, an image whose name or tag has the same architecture (`arm32v7/debian`), and a stage that only gives files to stages of Windows.",
  },
  messages: {
    constant: "This stage is always {value}, whatever platform is built for. Leave the flag out, or use $BUILDPLATFORM",
    final: "The image is always {value}, whatever platform is built for. Leave the flag out, and give --platform to the build",
  },
  *checkStage(stage, file) {
    const { from, name = "", instructions } = stage;
    const { facts, options } = file;
    const flag = flagOf(from, "platform");
    if (!flag?.value || flag.value.includes("$")) return;
    const platform = readPlatform(flag.value);
    const isTheirs = options.strict || options.buildkit;
    const parts = [platform?.system, platform?.processor].flatMap((part) => part?.toLowerCase() ?? []);
    const names = `${name} ${isTheirs ? "" : baseName(facts.path ?? "")}`.toLowerCase();
    if (!platform || parts.some((part) => names.includes(part))) return;
    if (!isTheirs && (isImageFor(stage, platform) || isNamedFor(stage, facts.path ?? "", platform) || isSourceForWindows(stage))) return;
    const bound = bindings[platform.processor ?? ""];
    if (!isTheirs && bound && instructions.some((each) => each.keyword === "RUN" && bound.test(instructionText(each)))) return;
    yield { at: flag.valueSpan ?? flag.span, says: [shippedStages(file).has(stage) ? "final" : "constant", { value: flag.value }] };
  },
});
