// Lets the container run as a user of its own: the one that the image brings, or one made in the distribution's way.
import { linesBeforeStart } from "../../edits";
import type { Facts } from "../../facts";
import { imageAt, userInForce, userOfBase } from "../../image";
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

function linesFor(doc: Dockerfile, facts: Facts, stage: Stage): readonly string[] | undefined {
  if (!userInForce(stage.endScope).isRoot || dropsRoot(stage)) return undefined;
  const user = userOfBase(stage);
  const image = imageAt(doc, facts, stage);
  // The file makes one itself; another of that name would make the RUN fail.
  if (user !== "app" && (image.user("app").is === "yes" || image.group("app").is === "yes")) return undefined;
  if (user !== undefined) return [`USER ${user}`];
  const { distribution } = imageBelow(stage) ?? {};
  const command = distribution && makesUser[distribution.family];
  return command === undefined || image.shell.is === "no" ? undefined : [`RUN ${command}`, "USER app"];
}

const startsSomething = (stage: Stage): boolean => stage.effective("CMD") !== undefined || stage.effective("ENTRYPOINT") !== undefined;

export const addUser: FindRefactoring = (doc, at, facts) => {
  const stage = doc.finalStage;
  const here = doc.instructionAt(at.start);
  const isPlace = here === stage?.from || here?.keyword === "CMD" || here?.keyword === "ENTRYPOINT";
  if (!stage || !here || doc.stageOf(here) !== stage || !isPlace || stage.effective("USER") || !startsSomething(stage)) return undefined;
  const lines = linesFor(doc, facts, stage);
  if (!lines) return undefined;
  return {
    id: "add-user",
    kind: "refactor.rewrite",
    title: titled("Run as a user other than root"),
    review: true,
    edits: () => [linesBeforeStart(doc, stage, lines)],
  };
};
