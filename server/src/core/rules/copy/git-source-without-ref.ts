// ADD of a git repository without a branch, tag or commit.
import { sourceArguments } from "../../model/arguments";
import { sourceKind } from "../../model/errors/copyErrors";
import { defineRule } from "../rule";

export default defineRule({
  id: "git-source-without-ref",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `ADD` of a git repository that names no branch, tag or commit.",
    why: "The build takes whatever the repository's default branch holds that day, so the same Dockerfile gives another image next week.",
    bad: "FROM alpine:3.22\nADD https://github.com/moby/buildkit.git /src\n",
    good: "FROM alpine:3.22\nADD https://github.com/moby/buildkit.git#v0.26.0 /src\n",
  },
  messages: { moving: "This takes the default branch as it is that day. Name a tag or a commit: {source}#<tag>" },
  on: ["ADD"],
  *checkInstruction(instruction, { scope }) {
    for (const { text, span: at } of sourceArguments(instruction)) {
      const source = scope.expand(text) ?? text;
      if (sourceKind(source) !== "git" || /#[^:]/.test(source) || /[?&](?:ref|tag|branch|commit|checksum)=/.test(source)) continue;
      yield { at, says: ["moving", { source: text.replace(/#.*/, "") }] };
    }
  },
});
