// What a RUN does to which paths, as far as these are known, each at its place in the file.
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { type Span, shift } from "../text/span";
import type { PathEffect } from "./effect";
import { effectsOf } from "./effects";

export interface Change {
  /** Absolute. */
  readonly path: string;
  /** `below`: not the path itself, but something in it. */
  readonly how: "written" | "changed" | "removed" | "below";
  /** The word that names it. */
  readonly at: Span;
  /** Outside of conditions, loops and functions. */
  readonly always: boolean;
}

const hows: Readonly<Record<PathEffect["kind"], Change["how"]>> = {
  write: "written",
  same: "written",
  fill: "below",
  change: "changed",
  remove: "removed",
};

/** In the order of the commands. */
export const changesOf = (doc: Dockerfile, run: Instruction): readonly Change[] =>
  effectsOf(doc, run).list.flatMap((effect) => {
    if (!("place" in effect) || !effect.place.certain) return [];
    const { kind, path, place } = effect;
    const how = kind === "change" && effect.below ? "below" : hows[kind];
    return [{ path, how, at: shift(place.at, run.span.start), always: place.always }];
  });
