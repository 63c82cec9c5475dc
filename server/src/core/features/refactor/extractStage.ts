// Makes a stage of its own of everything up to the selection, and builds the rest on it.
import { linesBelow, nameStage, takenStageNames } from "../../edits";
import type { Dockerfile, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { touchedBy } from "./selection";
import { type FindRefactoring, titled } from "./types";

const names = ["base", "prepared", "common", "dependencies"] as const;

function freeName(doc: Dockerfile): string | undefined {
  const taken = takenStageNames(doc);
  return names.find((name) => !taken.has(name));
}

const readsArgs = (doc: Dockerfile, before: readonly Instruction[], after: readonly Instruction[]): boolean => {
  const args = before.filter(({ keyword }) => keyword === "ARG").flatMap(({ pairs }) => pairs.map(({ key }) => key));
  const text = after.map(({ span }) => doc.slice(span)).join("\n");
  return args.some((name) => new RegExp(`\\$\\{?${name}\\b`).test(text));
};

/** The stage's name, `--from=0` and the like count stages or mean the whole stage. */
const isNumbered = (doc: Dockerfile): boolean =>
  doc.each("COPY", "ADD", "RUN").some(({ flags }) => flags.some(({ value }) => /^\d+$|(?:^|,)from=\d+(?:,|$)/.test(value ?? "")));

function offered(doc: Dockerfile, stage: Stage, last: Instruction): boolean {
  const before = stage.instructions.filter(({ index }) => index <= last.index);
  const after = stage.instructions.filter(({ index }) => index > last.index);
  // An ARG ends with its stage for older builders; SHELL and the rest are handed down.
  return after.length > 0 && !readsArgs(doc, before, after) && !isNumbered(doc) && !before.some(({ keyword }) => keyword === "ONBUILD");
}

export const extractStage: FindRefactoring = (doc, at) => {
  const touched = touchedBy(doc, at);
  const last = touched.at(-1);
  const stage = last && doc.stageOf(last);
  const name = freeName(doc);
  if (!last || !stage?.image || name === undefined || touched.some((each) => each.keyword !== "RUN" || doc.stageOf(each) !== stage))
    return undefined;
  if (!offered(doc, stage, last)) return undefined;
  return {
    id: "extract-stage",
    kind: "refactor.extract",
    title: titled("Extract everything up to this RUN into a stage of its own"),
    review: false,
    edits() {
      const old = stage.nameSpan ? ` AS ${doc.slice(stage.nameSpan)}` : "";
      const platform = stage.platform ? `${doc.slice(stage.platform.span)} ` : "";
      return [nameStage(doc, stage, name), linesBelow(doc, last, ["", `FROM ${platform}${name}${old}`], stage.from)];
    },
  };
};
