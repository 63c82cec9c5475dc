// What a COPY brings to `/` by a relative path, and a later line calls by its place there.
import { argumentsOf } from "../../model/arguments";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { FileContext } from "../rule";

/** Nobody writes more lines behind the COPY that its files are called by. */
const furthest = 60;

const calls = /^(?:RUN|CMD|ENTRYPOINT|HEALTHCHECK)$/;

/** Names that the files have below `/`: that of the target, or those of the sources where the target is a folder. */
function namesOf(copy: Instruction, target: string): readonly string[] {
  const place = target.replace(/^(?:\.?\/)+|^\.$/, "");
  if (place !== "" && !place.endsWith("/")) return [place];
  const sources = argumentsOf(copy).slice(0, -1);
  return sources.map(({ text }) => `${place}${baseName(text)}`).filter((name) => /^[\w./-]*\w$/.test(name));
}

/** `ENTRYPOINT ["/dump.sh"]` behind `COPY dump.sh ./`: the name; undefined where no line below calls one. */
export function namedAtRoot(file: FileContext, copy: Instruction, target: string): string | undefined {
  const names = namesOf(copy, target);
  const below = file.instructions.slice(copy.index + 1, copy.index + 1 + furthest).filter(({ keyword }) => calls.test(keyword));
  const words = new Set(below.flatMap(({ arguments: { text } }) => text.split(/[\s"'`=,;&|()[\]]+/)));
  return names.find((name) => words.has(`/${name}`));
}
