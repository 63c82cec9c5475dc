// COPY --from=… of a relative path that means all of the other stage, `COPY --from=build . .`.
import { argumentsOf, sourceArguments } from "../../model/arguments";
import { stageCopiedFrom } from "../../model/references";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { joinPath } from "../../text/path";
import { type FixEdit, replace, type Span } from "../../text/span";
import { isRoot } from "./flattened";

/** `.`, `./`: what it means is `/`, as there is no WORKDIR of the other stage for a COPY. Source: BuildKit's dispatchCopy. */
const isRelativeRoot = (text: string): boolean => /^\.(?:\/+\.?)*$/.test(text.replace(/["']/g, ""));

/** Where it lands, as far as that is known. */
export function isOntoRoot(doc: Dockerfile, copy: Instruction): boolean {
  const target = (argumentsOf(copy).at(-1)?.text ?? "").replace(/["']/g, "");
  const base = doc.stageOf(copy)?.baseImage?.text === "scratch" ? "/" : undefined;
  const path = target.startsWith("/") ? target : joinPath(doc.scopeBefore(copy).workdir ?? base ?? "", target);
  return isRoot(path);
}

/** The folder that the other stage works in at its end; undefined: not known, or `/` all the same. */
function folderMeant(doc: Dockerfile, copy: Instruction): string | undefined {
  const folder = stageCopiedFrom(doc, copy)?.endScope.workdir;
  return folder?.startsWith("/") && !isRoot(folder) ? folder : undefined;
}

export interface RelativeRoot {
  readonly at: Span;
  readonly source: string;
  /** What was meant, as far as that is known. */
  readonly folder: string | undefined;
  /** It written there; undefined where the source is not written as it is read. */
  readonly edit: FixEdit | undefined;
}

export function relativeRoot(doc: Dockerfile, copy: Instruction): RelativeRoot | undefined {
  const found = sourceArguments(copy).find(({ text }) => isRelativeRoot(text));
  if (!found) return undefined;
  const { text: source, span: at } = found;
  const folder = folderMeant(doc, copy);
  const written = doc.slice(at);
  const isPlain = written.replace(/^"(.*)"$/, "$1") === source;
  const edit =
    folder !== undefined && isPlain && !/\s/.test(folder)
      ? replace(
          at,
          written.replace(source, () => folder),
        )
      : undefined;
  return { at, source, folder, edit };
}
