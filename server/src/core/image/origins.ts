// Where what lies at a path of the image has been before: in the stages that it was copied out of, under the names it had there.
import type { Stage } from "../model/types";
import { isWithin } from "../text/path";
import { copySources } from "./copies";
import { fileAt, originOf } from "./files";
import type { Layer } from "./layers";
import { absolute } from "./paths";
import type { Reading } from "./reading";
import type { Answer, ImageFile } from "./types";

/** A place that the file has had, and the finished image of the stage that it lay in. */
export interface Origin {
  readonly stage: Stage;
  /** Absolute. */
  readonly path: string;
  /** What lies at another path of that stage's image. */
  file(path: string): Answer<ImageFile>;
}

interface Place {
  readonly reading: Reading;
  readonly path: string;
  /** Only what stands in front of the instruction with this index. */
  readonly before: number;
}

/** Copies of copies. */
const mostPlaces = 8;

/** `end`: the build context or something else brings it here. */
function placeBefore({ reading, path }: Place, { instruction, effects }: Layer): Place | "end" | undefined {
  const { copy, list } = effects;
  if (copy) {
    const [source] = isWithin(path, copy.target) ? copySources(copy, path) : [];
    if (!source) return undefined;
    const stage = copy.from === undefined ? undefined : reading.stageOf(instruction);
    if (stage) return { reading: stage, path: absolute(source.path, "/"), before: Number.POSITIVE_INFINITY };
    return source.exact ? "end" : undefined;
  }
  for (const effect of [...list].reverse()) {
    if (effect.kind === "write" && effect.path === path) return "end";
    const origin = originOf(effect, path);
    if (origin) return { reading, path: origin.from, before: instruction.index + 1 };
  }
  return undefined;
}

function before(place: Place): Place | undefined {
  for (const layer of place.reading.layers) {
    if (layer.instruction.index >= place.before) continue;
    const found = placeBefore(place, layer);
    if (found) return found === "end" || (found.reading === place.reading && found.path === place.path) ? undefined : found;
  }
  return undefined;
}

/** The path itself first. */
export function originsOf(reading: Reading, path: string): readonly Origin[] {
  const places: Origin[] = [];
  let at: Place | undefined = { reading, path, before: Number.POSITIVE_INFINITY };
  while (at && places.length < mostPlaces) {
    const { reading: of, path: here } = at;
    places.push({ stage: of.stage, path: here, file: (each) => fileAt(of, each) });
    at = before(at);
  }
  return places;
}
