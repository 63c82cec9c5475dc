// A comment behind an instruction, which the builder takes for arguments.
import { commentToOwnLine } from "../../edits";
import { type TrailingComment, trailingComments } from "../../model/trailingComments";
import type { Instruction } from "../../syntax/types";
import { defineRule, type Severity } from "../rule";

const advice = "A comment needs a line of its own";

const texts = {
  ADD: `This is no comment: the words are sources of ADD, and “{last}” is the target. ${advice}`,
  ARG: `This is no comment: {words} become build arguments that nothing uses. ${advice}`,
  COPY: `This is no comment: the words are sources of COPY, and “{last}” is the target. ${advice}`,
  ENV: `This is no comment: its words are no key=value pairs, so the build stops here. ${advice}`,
  EXPOSE: `This is no comment: its words count as ports, so the build stops here. ${advice}`,
  FROM: `This is no comment: FROM takes no more words, so the build stops here. ${advice}`,
  HEALTHCHECK: `This is no comment: HEALTHCHECK NONE takes nothing behind it, so the build stops here. ${advice}`,
  MAINTAINER: `This is no comment: it is part of the maintainer's name. ${advice}`,
  STOPSIGNAL: `This is no comment: it counts as part of the signal's name, so the build stops here. ${advice}`,
  USER: `This is no comment: the builder takes “{value}” for the user's name. ${advice}`,
  VOLUME: `This is no comment: {words} become volumes of their own. ${advice}`,
  WORKDIR: `This is no comment: the folder is called “{value}”. ${advice}`,
  value: `This is no comment: it is part of the value of {key}. ${advice}`,
  command: `This is no comment: with it behind the array there is no array, and a shell runs the line as a command. ${advice}`,
  shell: `This is no comment: with it behind the array there is no array, so the build stops here. ${advice}`,
  paths: `This is no comment: with it behind the array there is no array, and every word counts as a path. ${advice}`,
  move: "Move it to a line above",
} as const;

type Key = keyof typeof texts;

const messages: Readonly<Record<Key, string>> = texts;

const loudness: Readonly<Record<string, Severity>> = { ARG: "info", MAINTAINER: "info", VOLUME: "warning", value: "warning" };

function keyOf({ keyword, pairs }: Instruction, { array }: TrailingComment): Key {
  if (array) return keyword === "SHELL" ? "shell" : /^(?:ADD|COPY|VOLUME)$/.test(keyword) ? "paths" : "command";
  if (/^(?:ENV|LABEL)$/.test(keyword)) return pairs[0]?.legacy ? "value" : "ENV";
  return keyword as Key;
}

export default defineRule({
  id: "comment-behind-instruction",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds a `#` and words behind it on the line of an instruction that is no command line.",
    why:
      "The builder knows comments on lines of their own only. Behind an instruction the words are arguments: `WORKDIR /app # code` makes a " +
      "folder of that name, `VOLUME /data # files` three volumes, `EXPOSE 80 # web` stops the build.",
    bad: "FROM debian:12-slim\nWORKDIR /app # the code\n",
    good: "FROM debian:12-slim\n# the code\nWORKDIR /app\n",
    fixSafety: "Needs a look: the words that were arguments so far are none any more.",
    whenNot:
      "`RUN make # all` is fine, since that is a comment of the shell. So is a `#` inside quotes. A warning where the image is only odd " +
      "(`VOLUME`, the old form of `ENV`), an info behind `ARG`, where only names come into being that nothing uses, else an error. What other rules find in the same words is not told beside it.",
  },
  messages,
  tells: ["comment-behind-instruction"],
  isCause: true,
  on: ["*"],
  *checkInstruction(instruction, context) {
    for (const comment of trailingComments(instruction, context.escape)) {
      const { text, span: at } = comment.text;
      const key = keyOf(instruction, comment);
      const words = text.split(/\s+/);
      const values = {
        words: words.map((word) => `“${word}”`).join(", "),
        last: instruction.words.at(-1)?.text ?? "",
        value: instruction.arguments.text,
        key: instruction.pairs[0]?.key ?? "",
      };
      yield {
        at,
        says: [key, values],
        ...(loudness[key] && { severity: loudness[key] }),
        fix: { title: ["move"], safety: "review", edits: () => commentToOwnLine(context.file, instruction, at) },
      };
    }
  },
});
