// A user of the image who becomes root without a password.
import { imageAt, userInForce } from "../../image";
import { commentAbove, commentOver } from "../../model/explained";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { lineStart } from "../../text/lines";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

/** With these as root one is root: they give files away, write them, or run what they are told. */
const likeRoot =
  /^(?:all|chown|chmod|su|sh|bash|dash|zsh|env|tee|cp|mv|install|ln|dd|tar|sed|find|xargs|vi|vim|nano|python[\d.]*|perl|ruby|node|docker|apt|apt-get|apk|yum|dnf|pip3?|npm|make|mount)$/i;

/** Whoever starts such a container works in it. */
const forDevelopment = /devcontainers?\/|\/vscode\/|gitpod\/|^cimg\/|^circleci\//;
const developmentStage = /dev|test|local|debug|ci\b|workspace/i;
const developer = /^["']?(?:dev|vscode|gitpod|codespace|coder|vagrant)/;
/** Commands that wait for somebody to come in. */
const waits = /^(?:\[\s*")?(?:\/(?:usr\/)?bin\/)?(?:sh|bash|zsh|sleep|tail)\b/;
const reason = /\b(?:because|since|so that|needs?|needed|requires?|required|must|otherwise|work-?around|purpose)\b/i;

interface Rule {
  readonly at: Span;
  readonly instruction: Instruction;
  readonly command: string;
}

/** A person who develops in the container. */
const isDeveloper = (file: FileContext, { at, instruction }: Rule): boolean =>
  /dev-?container/i.test(commentAbove(file, instruction)) ||
  developer.test(
    file.text
      .slice(lineStart(file.text, at.start), at.start)
      .replace(/^.*\b(?:echo|printf)\b(?:\s+-\w+)*\s*/, "")
      .trim(),
  );

const inComment = (file: FileContext, instruction: Instruction, offset: number): boolean =>
  instruction.innerComments.some(({ span }) => span.start <= offset && offset < span.end) ||
  /^[ \t]*#/.test(file.text.slice(lineStart(file.text, offset), offset));

/** `NOPASSWD: ALL` in what is written to the sudoers, with the command that it is for. */
function* rulesIn(file: FileContext): Iterable<Rule> {
  const { text } = file;
  for (let start = text.indexOf("NOPASSWD"); start >= 0; start = text.indexOf("NOPASSWD", start + 1)) {
    const instruction = file.instructionAt(start);
    if (!instruction || !/^(?:RUN|COPY|ADD)$/.test(instruction.keyword) || inComment(file, instruction, start)) continue;
    if (!text.slice(instruction.span.start, instruction.span.end).includes("sudoers")) continue;
    const [whole, command = ""] = /^NOPASSWD[ \t]*:[ \t]*([^\s"'\\,;&|>]*)/.exec(text.slice(start, start + 200)) ?? [];
    if (whole !== undefined) yield { at: { start, end: start + whole.length }, instruction, command };
  }
}

/** How far below what takes it back is looked for. */
const furthest = 100;

/** A later command takes the rule or sudo away. */
const isTakenBack = (stage: Stage, { instruction, at }: Rule, file: FileContext): boolean =>
  stage.instructions
    .filter(({ keyword, index }) => keyword === "RUN" && index >= instruction.index)
    .slice(0, furthest)
    .some((run) => {
      const text = file.text.slice(run === instruction ? at.end : run.span.start, run.span.end);
      return /\brm\s[^;&|]*\/etc\/sudoers|NOPASSWD[^;&|]*\/d\b|\b(?:remove|purge|del)\b[^;&|]*\bsudo\b/.test(text);
    });

function counts(file: FileContext, stage: Stage, rule: Rule): boolean {
  if (imageAt(file, file.facts, stage).program("sudo").is === "no" || isTakenBack(stage, rule, file)) return false;
  if (file.options.strict) return true;
  const start = file.finalStage?.effective("ENTRYPOINT") ?? file.finalStage?.effective("CMD");
  if (!start || waits.test(start.arguments.text) || isDeveloper(file, rule)) return false;
  if (forDevelopment.test(stage.baseImage?.text ?? "") || developmentStage.test(file.finalStage?.name ?? "")) return false;
  return ![rule.at.start, rule.instruction.span.start].some((at) => reason.test(commentOver(file, at)));
}

export default defineRule({
  id: "passwordless-sudo",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a line of /etc/sudoers that lets a user of the final image run everything as root without a password, or a program that is as good as that, such as chown.",
    why: "Whoever breaks into the program is root one command later, so that `USER` protects nothing. What needs root belongs into the build, in front of USER.",
    bad: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y sudo && useradd app && echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers\nUSER app\nCMD ["/srv/app"]\n',
    good: 'FROM debian:12-slim\nRUN apt-get update && useradd app\nUSER app\nCMD ["/srv/app"]\n',
    whenNot:
      "People work in the container, as in a devcontainer or on a build agent: images for development, stages named so, and files that start nothing are passed over. " +
      "So is a rule that a later command takes away, and one for a program that does one thing. A comment right above that gives the reason is taken as the answer. " +
      "Where the container runs as root anyway it is an info. Strict profiles report every one that stays in the image.",
  },
  messages: {
    all: "This lets the user become root without a password, so whoever breaks into the program is root. Do what needs root before USER, and leave sudo out",
    like: "As root, {command} is as good as everything: this lets the user become root without a password. Do that before USER, and leave sudo out",
  },
  *check(file) {
    if (!file.text.includes("NOPASSWD")) return;
    const shipped = shippedStages(file);
    for (const rule of rulesIn(file)) {
      const { at, instruction, command } = rule;
      const stage = file.stageOf(instruction);
      if (!stage || !shipped.has(stage) || !likeRoot.test(baseName(command)) || !counts(file, stage, rule)) continue;
      const runsAsRoot = userInForce((file.finalStage ?? stage).endScope).isRoot === true;
      yield {
        at,
        severity: runsAsRoot ? "info" : undefined,
        says: command === "ALL" ? ["all"] : ["like", { command: baseName(command) }],
      };
    }
  },
});
