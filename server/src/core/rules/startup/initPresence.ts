// Whether this file puts an init where ENTRYPOINT looks for it; "perhaps" wherever anything else could.
import { type Image, imageAt, withoutUsr } from "../../image";
import { inits } from "../../knowledge/inits";
import { runText } from "../../model/lineage";
import { programName } from "../../shell/dialect";
import type { FileContext } from "../rule";

export type Presence =
  | { readonly kind: "missing" }
  /** By the distribution's package of that name, at that path. */
  | { readonly kind: "elsewhere"; readonly name: string; readonly path: string }
  | { readonly kind: "perhaps" };

const perhaps: Presence = { kind: "perhaps" };

/** A file comes there, or a folder that is copied may hold it. */
function mayLieAt(image: Image, path: string): boolean {
  const file = image.commandFile(path, "/");
  if (file.is === "yes") return true;
  return file.because.kind === "unread" && /^(?:COPY|ADD)$/.test(file.because.instruction?.keyword ?? "");
}

export function initPresence(file: FileContext, written: string): Presence {
  const stage = file.finalStage;
  const init = inits.get(programName(written))?.name;
  if (!stage || !init) return perhaps;
  const image = imageAt(file, file.facts, stage);
  const program = image.program(init);
  if (program.is === "perhaps" || mayLieAt(image, written)) return perhaps;
  if (program.is === "no") return { kind: "missing" };
  const { name, path } = program.value;
  const isNamed = written.startsWith("/") && programName(written) === name && name === init;
  const mentioned = runText(stage).includes(written);
  return path === undefined || !isNamed || mentioned || withoutUsr(path) === withoutUsr(written)
    ? perhaps
    : { kind: "elsewhere", name, path };
}
