// A user of the image who becomes root without a password.
import { purposeOf } from "../../context";
import { imageAt, userInForce } from "../../image";
import { agentProgram, forBuildAgents, forEditors } from "../../knowledge/developmentImages";
import { likeRoot } from "../../knowledge/likeRoot";
import { commentAbove, commentOver } from "../../model/explained";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { startup, needs as startupQueries } from "../../startup";
import { lineStart } from "../../text/lines";
import { baseName } from "../../text/path";
import { defineRule, type FileContext } from "../rule";
import { isLoggedInto, isTakenBack, type PasswordlessRule, passwordlessRules } from "./passwordlessRules";
import { type SudoUse, sudoAtRun, sudoQueries } from "./sudoAtRun";

const developmentStage = /dev|test|local|debug|ci\b|workspace/i;
const developer = /^["']?(?:dev|vscode|gitpod|codespace|coder|vagrant)/;
/** Commands that wait for somebody to come in. */
const waits = /^(?:\[\s*")?(?:\/(?:usr\/)?bin\/)?(?:sh|bash|zsh|sleep|tail)\b/;
const reason = /\b(?:because|since|so that|needs?|needed|requires?|required|must|otherwise|work-?around|purpose)\b/i;

/** A person who develops in the container. */
const isDeveloper = (file: FileContext, { at, instruction }: PasswordlessRule): boolean =>
  /dev-?container/i.test(commentAbove(file, instruction)) ||
  developer.test(
    file.text
      .slice(lineStart(file.text, at.start), at.start)
      .replace(/^.*\b(?:echo|printf)\b(?:\s+-\w+)*\s*/, "")
      .trim(),
  );

function counts(file: FileContext, stage: Stage, rule: PasswordlessRule): boolean {
  if (imageAt(file, file.facts, stage).program("sudo").is === "no" || isTakenBack(file, stage, rule)) return false;
  if (file.options.strict) return true;
  if (purposeOf(file.facts) === "development" || agentProgram.test(file.text)) return false;
  const start = file.finalStage?.effective("ENTRYPOINT") ?? file.finalStage?.effective("CMD");
  if (isLoggedInto(file.finalStage ?? stage)) return false;
  if (!start || waits.test(start.arguments.text) || isDeveloper(file, rule)) return false;
  if (startup(file, file.facts)?.chain.at(-1)?.app?.kind === "interactive") return false; // the start script ends in a shell for people
  const base = stage.baseImage?.text ?? "";
  if (forEditors.test(base) || forBuildAgents.test(base) || developmentStage.test(file.finalStage?.name ?? "")) return false;
  return ![rule.at.start, rule.instruction.span.start].some((at) => reason.test(commentOver(file, at)));
}

/** One command alone may be allowed, if it is not one that makes its user root all the same. */
function saysOfUse({ script, commands }: SudoUse): ["used" | "usedOnce", { script: string; commands: string }] {
  const key = commands.some((command) => likeRoot.test(command)) ? "used" : "usedOnce";
  return [key, { script, commands: commands.join(", ") }];
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
      "People work in the container, as in a devcontainer or on a build agent: images for development, files and stages named so (`.devcontainer/Dockerfile`), files with the runner of GitHub, GitLab, Azure and the like in them, files that start nothing, and images with a server of ssh, where people log in, are passed over. " +
      "So is a rule that a later command takes away, and one for a program that does one thing. A comment right above that gives the reason is taken as the answer. " +
      "Where the container runs as root anyway it is an info, and where its start or a script that it brings along calls sudo. Strict profiles report every one that stays in the image.",
  },
  messages: {
    all: "This lets the user become root without a password, so whoever breaks into the program is root. Do what needs root before USER, and leave sudo out",
    used: "This lets the user become root without a password, so whoever breaks into the program is root. {script} calls sudo {commands} when it runs: start the container as root, do that first, and go on as the user with setpriv or gosu, without sudo",
    usedOnce:
      "This lets the user become root without a password, so whoever breaks into the program is root. {script} calls sudo {commands} when it runs: allow that alone in the sudoers",
    like: "As root, {command} is as good as everything: this lets the user become root without a password. Do that before USER, and leave sudo out",
  },
  needs: (file, facts) => (file.text.includes("NOPASSWD") ? [...startupQueries(file, facts), ...sudoQueries(file, facts)] : []),
  *check(file) {
    if (!file.text.includes("NOPASSWD")) return;
    const used = sudoAtRun(file, file.facts);
    const shipped = shippedStages(file);
    for (const rule of passwordlessRules(file)) {
      const { at, instruction, command } = rule;
      const stage = file.stageOf(instruction);
      if (!stage || !shipped.has(stage) || !likeRoot.test(baseName(command)) || !counts(file, stage, rule)) continue;
      const runsAsRoot = userInForce((file.finalStage ?? stage).endScope).isRoot === true;
      const isForProgram = used && !runsAsRoot && !isLoggedInto(file.finalStage ?? stage);
      yield {
        at,
        severity: runsAsRoot || used ? "info" : undefined,
        says: isForProgram ? saysOfUse(used) : command === "ALL" ? ["all"] : ["like", { command: baseName(command) }],
      };
    }
  },
});
