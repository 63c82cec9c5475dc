// Whether apt is told in its configuration that the answer is yes: a file of /etc/apt/apt.conf.d that the stage or its parents write or
// copy, or that the base image is known to bring.
import { contextRoots } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { copyOf } from "../../image";
import { settingsBelow } from "../../model/baseImage";
import type { Dockerfile, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { isWithin, joinPath } from "../../text/path";

/** Source: apt's StringToBool. */
const yes = /\bAssume-Yes\W{0,8}(?:1|yes|true|with|on|enable)\b/i;
const folder = "/etc/apt/apt.conf.d";
const isConfiguration = (path: string): boolean => path === "/etc/apt/apt.conf" || isWithin(path, folder);

/** Places of the build context that come to the configuration: files, or folders of files. */
function placesOf(file: Dockerfile, copy: Instruction): readonly string[] {
  const { sources = [], target = "", from } = copyOf(copy, file.scopeBefore(copy)) ?? {};
  if (from !== undefined) return [];
  if (isConfiguration(target)) return sources.map((source) => joinPath(".", source.replace(/^\/+/, "")));
  if (!isWithin(folder, target)) return [];
  const rest = folder.slice(target === "/" ? 1 : target.length + 1);
  return sources.map((source) => joinPath(source.replace(/^\/+/, ""), rest));
}

/** Names of the files at a place, seen from the Dockerfile's folder. */
const filesAt = (facts: Facts, path: string): readonly string[] =>
  contextRoots.flatMap((root) => [root + path, ...(facts.directories.get(root + path) ?? []).map((name) => joinPath(root + path, name))]);

const copies = (file: Dockerfile): readonly Instruction[] => file.each("COPY", "ADD").filter(({ heredocs }) => heredocs.length === 0);

export function assumedYesQueries(file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const places = copies(file).flatMap((copy) => placesOf(file, copy));
  return places.flatMap((path): readonly FactQuery[] => [
    ...contextRoots.map((root) => ({ kind: "directory", path: root + path }) as const),
    ...filesAt(facts, path).map((each) => ({ kind: "file", path: each }) as const),
  ]);
}

/** Where an instruction does it; undefined: it does not. */
function writtenAt(file: Dockerfile & { readonly facts: Facts }, instruction: Instruction): number | undefined {
  const { keyword, heredocs, arguments: line, span } = instruction;
  if (keyword !== "RUN" && keyword !== "COPY" && keyword !== "ADD") return undefined;
  const texts = [line.text, ...heredocs.map(({ body }) => body.text)];
  if (texts.some((text) => yes.test(text)))
    return texts.some((text) => text.includes("/etc/apt/apt.conf")) ? span.start + (yes.exec(file.slice(span))?.index ?? 0) : undefined;
  if (keyword === "RUN") return undefined;
  const names = placesOf(file, instruction).flatMap((path) => filesAt(file.facts, path));
  return names.some((name) => yes.test(file.facts.files.get(name) ?? "")) ? span.start : undefined;
}

/** Whether a command that stands at an offset of the file gets its answers from there. */
export function assumedYes(file: Dockerfile & { readonly facts: Facts }): (stage: Stage | undefined, offset: number) => boolean {
  const from = new Map<Stage | undefined, number>();
  const firstOf = (instructions: readonly Instruction[]): number => {
    for (const instruction of instructions) {
      const at = writtenAt(file, instruction);
      if (at !== undefined) return at;
    }
    return Number.POSITIVE_INFINITY;
  };
  for (const stage of file.stages) {
    const inherits = stage.parent !== undefined && from.get(stage.parent) !== Number.POSITIVE_INFINITY;
    const isAnswered = stage.parent ? inherits : settingsBelow(stage).assumesYes === true;
    from.set(stage, isAnswered ? 0 : firstOf(stage.instructions));
  }
  return (stage, offset) => offset > (from.get(stage) ?? Number.POSITIVE_INFINITY);
}
