// FROM --platform=$TARGETPLATFORM, which is the default.
import { removeFlag } from "../../edits";
import { flagOf } from "../../model/arguments";
import { defineRule } from "../rule";

export default defineRule({
  id: "redundant-target-platform",
  aliases: ["RedundantTargetPlatform", "DL3065"],
  since: "0.1.0",
  severity: "style",
  defaultOn: true,
  docs: {
    what: "Finds `FROM --platform=$TARGETPLATFORM`.",
    why: "The target platform is what FROM takes anyway. The flag suggests that something special happens here.",
    bad: "FROM --platform=$TARGETPLATFORM alpine:3.22\n",
    good: "FROM alpine:3.22\n",
  },
  messages: {
    redundant: "FROM takes {value} without being told. Remove the flag",
    removal: "Remove --platform",
  },
  on: ["FROM"],
  *checkInstruction(instruction) {
    const flag = flagOf(instruction, "platform");
    if (!flag?.value || !/^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value)) return;
    const edit = removeFlag(instruction, flag);
    yield {
      at: flag.span,
      says: ["redundant", { value: flag.value }],
      tag: "unnecessary",
      fix: edit && { title: ["removal"], safety: "safe", edits: () => [edit] },
    };
  },
});
