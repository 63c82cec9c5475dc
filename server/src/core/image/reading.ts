// One reading of an image: the file, a stage of it, up to an instruction, with what the outside told and what it was asked for.
import type { FactQuery, Facts } from "../facts";
import { stageCopiedFrom } from "../model/references";
import type { Dockerfile, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";
import { type Layer, layersOf } from "./layers";
import type { Answer, ImageGroup, ImageUser, Program } from "./types";

export interface Reading {
  readonly doc: Dockerfile;
  readonly stage: Stage;
  /** What made the image, the last instruction first. */
  readonly layers: readonly Layer[];
  /** Text of a file of the build context; null: not there; undefined: not answered yet, and noted as asked. */
  ask(path: string): string | null | undefined;
  /** The finished image of the stage above that `--from` names; undefined: an image, or a stage further down. */
  stageOf(instruction: Instruction): Reading | undefined;
  /** Answers once given, by depth and name: stages that copy from stages would else be asked again and again. */
  readonly programs: Map<string, Answer<Program>>;
  readonly users: Map<string, Answer<ImageUser>>;
  readonly groups: Map<string, Answer<ImageGroup>>;
  readonly asked: readonly FactQuery[];
}

/** Stages that are copied from are read once for all questions of a reading. */
export function readImage(doc: Dockerfile, facts: Facts, stage: Stage, before?: Instruction): Reading {
  const asked = new Map<string, FactQuery>();
  const others = new Map<Stage, Reading>();
  const readingOf = (of: Stage, until: Instruction | undefined): Reading => {
    let layers: readonly Layer[] | undefined;
    return {
      doc,
      stage: of,
      programs: new Map(),
      users: new Map(),
      groups: new Map(),
      get layers() {
        layers ??= layersOf(doc, of, until);
        return layers;
      },
      ask(path) {
        const answer = facts.files.get(path);
        if (answer === undefined) asked.set(path, { kind: "file", path });
        return answer;
      },
      stageOf(instruction) {
        const named = stageCopiedFrom(doc, instruction);
        if (!named) return undefined;
        const known = others.get(named) ?? readingOf(named, undefined);
        others.set(named, known);
        return known;
      },
      get asked() {
        return [...asked.values()];
      },
    };
  };
  return readingOf(stage, before);
}

/** Stages that copy from stages that copy from stages: nobody goes deeper, and a hostile file must not. */
export const deepestStage = 8;
