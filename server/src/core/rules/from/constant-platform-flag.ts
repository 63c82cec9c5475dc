// FROM --platform with a fixed value.
import { flagOf } from "../../model/arguments";
import { readPlatform } from "../../model/platform";
import { baseName } from "../../text/path";
import { defineRule } from "../rule";

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
      "So is, but not in the profiles buildkit and hadolint, a Dockerfile that has it in its own name (`Dockerfile.amd64`).",
  },
  messages: { constant: "This stage is always {value}, whatever platform is built for. Leave the flag out, or use $BUILDPLATFORM" },
  on: ["FROM"],
  *checkInstruction(instruction, { facts, options }) {
    const flag = flagOf(instruction, "platform");
    if (!flag?.value) return;
    if (flag.value.includes("$")) return;
    const platform = readPlatform(flag.value);
    const name = instruction.words.length === 3 ? (instruction.words[2]?.text.toLowerCase() ?? "") : "";
    const ofFile = options.strict || options.buildkit ? "" : baseName(facts.path ?? "").toLowerCase();
    const parts = [platform?.system, platform?.processor].flatMap((part) => part?.toLowerCase() ?? []);
    const named = parts.some((part) => name.includes(part) || ofFile.includes(part));
    if (platform && !named) yield { at: flag.valueSpan ?? flag.span, says: ["constant", { value: flag.value }] };
  },
});
