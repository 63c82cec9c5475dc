// Which file of its source a COPY or ADD would put at a path of the image.
import { argumentsOf } from "../model/arguments";
import type { Dockerfile } from "../model/types";
import type { Instruction } from "../syntax/types";
import { absolute, normalize } from "./setting";

export interface CopySource {
  /** In the build context, or in the stage that `--from` names. */
  readonly path: string;
  /** The instruction names this very file, so that it must be there. */
  readonly exact: boolean;
}

const isGlob = (text: string): boolean => /[*?[]/.test(text);

function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replace(/\*/g, "[^/]*")
    .replace(/\?/g, "[^/]");
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^$/; // an unclosed bracket: the builder refuses it too
  }
}

const baseName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
const directory = (path: string): string => (path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "");
const join = (parent: string, name: string): string => normalize(parent === "" ? name : `${parent}/${name}`);

/** `rest` is the path below the destination; empty: the destination itself. */
function fromSource(source: string, rest: string, intoDirectory: boolean): CopySource | undefined {
  const plain = normalize(source.replace(/^\.?\//, "")) || ".";
  if (rest === "") return intoDirectory || isGlob(plain) ? undefined : { path: plain, exact: true };
  if (isGlob(plain)) {
    const matches = !rest.includes("/") && globPattern(baseName(plain)).test(rest);
    return matches ? { path: join(directory(plain), rest), exact: false } : undefined;
  }
  if (baseName(plain) === rest) return { path: plain, exact: true };
  return { path: plain === "." ? rest : join(plain, rest), exact: false };
}

/** A COPY or ADD with its words expanded. */
export interface CopyPlan {
  readonly sources: readonly string[];
  readonly target: string;
  /** The target's children begin with it. */
  readonly prefix: string;
  readonly intoDirectory: boolean;
  /** Stage or image of `--from`. */
  readonly from: string | undefined;
}

export interface CopyPlacement {
  readonly instruction: Instruction;
  readonly plan: CopyPlan;
}
/** An instruction that may put a file somewhere; without a plan it is a RUN. */
export type Placement = CopyPlacement | { readonly instruction: Instruction; readonly plan: undefined };

const braced = (path: string): string => path.replace(/\$(\w+)/g, "$${$1}");

/** undefined: the instruction has no source or no destination. */
export function copyPlan(doc: Dockerfile, instruction: Instruction): CopyPlan | undefined {
  const scope = doc.scopeBefore(instruction);
  const words = argumentsOf(instruction).map(({ text }) =>
    text.includes("$") || /["'\\]/.test(text) ? (scope.expand(text) ?? text) : text,
  );
  const destination = words.pop();
  if (destination === undefined || words.length === 0) return undefined;
  const target = absolute(braced(destination), scope.workdir ?? "/");
  return {
    sources: words.filter((word) => !word.startsWith("<<")),
    target,
    prefix: target === "/" ? "/" : `${target}/`,
    intoDirectory: destination.endsWith("/") || destination === "." || words.length > 1,
    from: instruction.flags.find(({ name }) => name === "from")?.value,
  };
}

/** Candidates, the most likely first; empty where the instruction cannot put anything at `path`. */
export function copySources({ sources, target, prefix, intoDirectory }: CopyPlan, path: string): readonly CopySource[] {
  if (path !== target && !path.startsWith(prefix)) return [];
  const rest = path === target ? "" : path.slice(prefix.length);
  return sources.flatMap((source) => fromSource(source, rest, intoDirectory) ?? []).sort((a, b) => Number(b.exact) - Number(a.exact));
}
