// A final stage without any USER, on an image that starts as root.
import { purposeOf } from "../../context";
import { linesBeforeStart } from "../../edits";
import { userInForce, userOfBase } from "../../image";
import { forEditors, ofLambda } from "../../knowledge/developmentImages";
import { imageBelow } from "../../model/baseImage";
import { dropsRoot } from "../../startup/dropsRoot";
import { defineRule } from "../rule";

export default defineRule({
  id: "missing-user",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a final stage that sets no `USER`, neither itself nor in a stage it is built on, where the base image is known to start as root.",
    why: "Everything in the container then runs as root. Whoever breaks into the program owns all files in the container and every mounted volume.",
    bad: 'FROM node:24\nCOPY . /app\nCMD ["node", "/app/server.js"]\n',
    good: 'FROM node:24\nCOPY . /app\nUSER node\nCMD ["node", "/app/server.js"]\n',
    fixSafety: "Needs a look: the program must be able to read its files and to bind its ports as that user.",
    whenNot:
      "The orchestrator sets the user (`runAsUser`, `user:` in Compose), or the image is a base for others or for development; where the name of the Dockerfile or of its base image says so, it is passed over; so are functions of AWS Lambda, which runs each as a user of its own.",
    differs:
      "Off by default: most images of the world start as root and their authors know it. Base images that start as another user, and " +
      "images whose entrypoint gives up root by itself, are passed over; checkers without that knowledge report them.",
  },
  messages: {
    offered: "The container runs as root. {image} brings the user {user} for this: add USER {user}",
    missing: "The container runs as root, because nothing sets USER. Create a user and change to it before the start command",
    add: "Add USER {user}",
  },
  reads: ["FROM", "ARG", "USER", "CMD", "ENTRYPOINT"],
  *check(file) {
    if (!file.options.strict && purposeOf(file.facts) !== undefined) return;
    const stage = file.finalStage;
    const running = stage && userInForce(stage.endScope);
    if (!stage || !running?.isRoot || running.by || dropsRoot(stage)) return;
    const base = stage.baseImage?.text ?? "";
    if (forEditors.test(base) || ofLambda.test(base)) return;
    const starts = stage.instructions.find(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT");
    const user = userOfBase(stage);
    const at = stage.image?.span ?? stage.from.keywordSpan;
    if (user === undefined) yield { at, says: ["missing"] };
    else {
      const edit = starts && linesBeforeStart(file, stage, [`USER ${user}`]);
      const fix = edit && { title: ["add", { user }] as const, safety: "review" as const, edits: () => [edit] };
      yield { at, says: ["offered", { image: imageBelow(stage)?.name ?? "", user }], fix };
    }
  },
});
