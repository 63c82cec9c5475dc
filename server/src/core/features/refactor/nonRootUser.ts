// Lets the container run as a user of its own: the one that the image brings, or one made in the distribution's way.
import type { Facts } from "../../facts";
import { imageAt } from "../../image";
import type { Family } from "../../knowledge/distributions";
import { imageBelow } from "../../model/baseImage";
import type { Dockerfile, Stage } from "../../model/types";
import { dropsRoot } from "../../rules/user/dropsRoot";
import { insert } from "../../text/span";
import { keywordLike, lineEnd, placeBeforeStart } from "./layout";
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
  const base = imageBelow(stage);
  const image = imageAt(doc, facts, stage);
  if (!base?.known || base.user !== undefined || dropsRoot(stage)) return undefined;
  const [user] = base.users;
  // The file makes one itself; another of that name would make the RUN fail.
  if (user !== "app" && (image.user("app").is === "yes" || image.group("app").is === "yes")) return undefined;
  if (user !== undefined) return [`USER ${user}`];
  const command = base.distribution && makesUser[base.distribution.family];
  return command === undefined || image.shell.is === "no" ? undefined : [`RUN ${command}`, "USER app"];
}

const startsSomething = (stage: Stage): boolean => stage.effective("CMD") !== undefined || stage.effective("ENTRYPOINT") !== undefined;

export const addUser: FindRefactoring = (doc, at, facts) => {
  const stage = doc.finalStage;
  const place = placeBeforeStart(doc);
  const here = doc.instructionAt(at.start);
  const isPlace = here === stage?.from || here?.keyword === "CMD" || here?.keyword === "ENTRYPOINT";
  if (!stage || !place || !here || doc.stageOf(here) !== stage || !isPlace || stage.effective("USER") || !startsSomething(stage))
    return undefined;
  const lines = linesFor(doc, facts, stage);
  if (!lines) return undefined;
  const eol = lineEnd(doc);
  const text = lines.map((line) => line.replace(/^[A-Z]+/, (keyword) => keywordLike(doc, stage.from, keyword)) + eol).join("");
  return {
    id: "add-user",
    kind: "refactor.rewrite",
    title: titled("Run as a user other than root"),
    review: true,
    edits: () => [insert(place.at, place.lead + text)],
  };
};
