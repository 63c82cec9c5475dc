// Lets the container run as a user of its own: the one that the image brings, or one made in the distribution's way.
import { linesBeforeStart } from "../../edits";
import { userInForce, userOfBase } from "../../image";
import type { Family } from "../../knowledge/distributions";
import { imageBelow } from "../../model/baseImage";
import type { Dockerfile, Stage } from "../../model/types";
import { dropsRoot } from "../../startup/dropsRoot";
import { type FindRefactoring, titled } from "./types";

const shadow = "groupadd --system app && useradd --system --gid app --no-create-home --shell /usr/sbin/nologin app";

/** Command line that makes the user `app`. Source: the manual pages of adduser (BusyBox) and useradd (shadow). */
const makesUser: Readonly<Partial<Record<Family, string>>> = {
  alpine: "addgroup -S app && adduser -S -G app -H app",
  wolfi: "addgroup -S app && adduser -S -G app -H app",
  debian: shadow,
  ubuntu: shadow,
};

function linesFor(stage: Stage): readonly string[] | undefined {
  if (!userInForce(stage.endScope).isRoot || dropsRoot(stage)) return undefined;
  const user = userOfBase(stage);
  if (user !== undefined) return [`USER ${user}`];
  const { distribution, shell } = imageBelow(stage) ?? {};
  const command = distribution && makesUser[distribution.family];
  return command === undefined || shell?.kind === "none" ? undefined : [`RUN ${command}`, "USER app"];
}

const startsSomething = (stage: Stage): boolean => stage.effective("CMD") !== undefined || stage.effective("ENTRYPOINT") !== undefined;

/** A name that is there already would make the RUN fail. */
const mentionsApp = (doc: Dockerfile): boolean => /\b(?:useradd|adduser)\b.*\bapp\b/.test(doc.text);

export const addUser: FindRefactoring = (doc, at) => {
  const stage = doc.finalStage;
  const here = doc.instructionAt(at.start);
  const isPlace = here === stage?.from || here?.keyword === "CMD" || here?.keyword === "ENTRYPOINT";
  if (!stage || !here || doc.stageOf(here) !== stage || !isPlace || stage.effective("USER") || !startsSomething(stage)) return undefined;
  const lines = linesFor(stage);
  if (!lines || mentionsApp(doc)) return undefined;
  return {
    id: "add-user",
    kind: "refactor.rewrite",
    title: titled("Run as a user other than root"),
    review: true,
    edits: () => [linesBeforeStart(doc, stage, lines)],
  };
};
