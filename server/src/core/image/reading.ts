// One reading of an image: the file, a stage of it, up to an instruction, with what the outside told and what it was asked for.
import { contextRoots, contextsByCompose, pathWithinOwn, rootListing, rootQueries, rootsOfWhole } from "../context";
import { type FactQuery, type Facts, isOpen } from "../facts";
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
  /** Names in a folder of the build context; null: there is none; undefined: not answered yet, and noted as asked. */
  list(path: string): readonly string[] | null | undefined;
  /** In front of a path that a copied folder alone brings: where its context may begin. `wasMissed`: the first one lacks it. */
  wholeRoots(wasMissed: boolean): readonly string[];
  /** Where a file of a context that is the folder above lies here, when its first folder may be this one; undefined: it is another, or not known yet. */
  withinOwn(path: string): string | undefined;
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
  let named: readonly string[] | undefined;
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
      list(path) {
        const folder = path === "" ? "." : path;
        const answer = facts.directories.get(folder);
        if (answer === undefined) asked.set(`directory ${folder}`, { kind: "directory", path: folder });
        return answer;
      },
      wholeRoots(wasMissed) {
        named ??= contextsByCompose(doc, facts);
        if (named.length > 0 || !wasMissed) return named.length > 0 ? named : contextRoots.slice(0, 1);
        for (const query of rootQueries.filter((each) => isOpen(each, facts)))
          asked.set(`${query.kind} ${"path" in query ? query.path : ""}`, query);
        return rootsOfWhole(facts);
      },
      withinOwn(path) {
        if (path.includes("/") && isOpen(rootListing, facts)) asked.set("directory .", rootListing);
        return pathWithinOwn(facts, path);
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
