// The last USER is root.
import { buildFileQueries, composeQueries, purposeOf } from "../../context";
import { linesBeforeStart } from "../../edits";
import { isRoot, userInForce, withoutGroup } from "../../image";
import { forEditors } from "../../knowledge/developmentImages";
import { imageBelow } from "../../model/baseImage";
import type { Dockerfile, Stage } from "../../model/types";
import { dropsRoot } from "../../startup/dropsRoot";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { buildsBelow, isMeant, isRootExplained, isRootInCompose, isTool } from "./rootReason";

function lastUser(stage: Stage): Instruction | undefined {
  return stage.instructions.findLast(({ keyword }) => keyword === "USER");
}

/** The user that was in force before root, to go back to. */
function userBefore(file: FileContext, stage: Stage): string | undefined {
  const before = stage.instructions
    .filter(({ keyword }) => keyword === "USER")
    .map((instruction) => userInForce(file.scopeBefore(instruction)))
    .findLast(({ isRoot }) => isRoot === false);
  return before && (before.by?.arguments.text ?? before.text);
}

/** An image that nobody knows may bring an entrypoint that gives up root. */
const mayStartOtherwise = (stage: Stage): boolean => !stage.effective("ENTRYPOINT") && imageBelow(stage)?.known !== true;

/** The container needs root, gives it up by itself, or is one that people work in. */
const mayBeRoot = (file: FileContext, stage: Stage, last: Instruction): boolean =>
  purposeOf(file.facts) === "development" ||
  dropsRoot(stage) ||
  mayStartOtherwise(stage) ||
  forEditors.test(stage.baseImage?.text ?? "") ||
  isRootExplained(file, stage, last) ||
  isTool(file, stage, last, userBefore(file, stage)) ||
  isRootInCompose(file);

/** Below what still needs root, else in the place of root. */
function goBack(file: FileContext, stage: Stage, last: Instruction, before: string) {
  const edit = () => (buildsBelow(stage, last) ? linesBeforeStart(file, stage, [`USER ${before}`]) : replace(last.arguments.span, before));
  return { title: ["back", { user: withoutGroup(before) }], safety: "review", edits: () => [edit()] } as const;
}

const mayTell = ({ finalStage }: Dockerfile): boolean => {
  const last = finalStage && lastUser(finalStage);
  return last !== undefined && isRoot(last.arguments.text);
};

export default defineRule({
  id: "root-user",
  aliases: ["DL3002"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a final stage whose last `USER` is root.",
    why: "Everything in the container then runs as root. Whoever breaks into the program owns all files in the container and every mounted volume.",
    bad: 'FROM node:24\nUSER node\nRUN npm ci\nUSER root\nRUN npm link\nCMD ["node", "server.js"]\n',
    good: 'FROM node:24\nUSER node\nRUN npm ci\nUSER root\nRUN npm link\nUSER node\nCMD ["node", "server.js"]\n',
    fixSafety: "Needs a look: the program must be able to read its files and to bind its ports as that user.",
    whenNot:
      "The program needs root, or changes to another user by itself: a comment right above USER that tells so is taken as the answer. " +
      "A Dockerfile whose name says that it is for development or tests is passed over, and so is one whose Compose services all say `user: root`. " +
      "A tool that only a trial run was made of as another user (`USER x`, `RUN tool --version`, `USER root`, no port), and an image that a README or script of the project starts with `-u x`, run as root on purpose. " +
      "On a distroless image it is an info: nothing is installed there, so that root was meant.",
    differs:
      "hadolint looks at every stage; here only the final one counts, because the others ship nothing. Images whose entrypoint gives up root by itself " +
      "(gosu, su-exec, s6-overlay, nginx, postgres …) are passed over, and so is a stage without an ENTRYPOINT of its own on an image that is not known here: its entrypoint may do so.",
  },
  messages: {
    root: "The container runs as root: this is the last USER. Change to a user without rights behind what needs root",
    meant: "The container runs as root, as USER says here. Where the program needs none of its rights, name another user",
    back: "Go back to {user} at the end of the stage",
  },
  needs: (file, facts) => (mayTell(file) ? [...buildFileQueries(facts), ...composeQueries(facts)] : []),
  *check(file) {
    for (const stage of file.stages) {
      if (!stage.isFinal && !file.options.strict) continue;
      const last = lastUser(stage);
      const user = last && file.scopeBefore(last).expand(last.arguments.text);
      if (!last || user === undefined || !isRoot(user)) continue;
      if (!file.options.strict && mayBeRoot(file, stage, last)) continue;
      const before = userBefore(file, stage);
      yield {
        at: last.arguments.span,
        says: [isMeant(stage) ? "meant" : "root"],
        severity: isMeant(stage) ? "info" : undefined,
        fix: before === undefined || isMeant(stage) ? undefined : goBack(file, stage, last, before),
      };
    }
  },
});
