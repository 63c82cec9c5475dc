// Where a key that a RUN makes lies, whether the RUN removes it again, and whether the image has it.
import { copyOf, pathIn, userInForce } from "../../image";
import { shippedStages } from "../../model/lineage";
import { mountsOf } from "../../model/mounts";
import { stageCopiedFrom } from "../../model/references";
import { commandsOf } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { globMatches, hasWildcard } from "../../text/glob";
import { baseName, isWithin, joinPath } from "../../text/path";
import type { FileContext } from "../rule";
import type { MadeKey } from "./keyMakers";

/** Absolute, as far as it is known. */
export function placeOf(file: FileContext, run: Instruction, { path }: MadeKey): string | undefined {
  if (path === undefined) return undefined;
  const scope = file.scopeBefore(run);
  const home = userInForce(scope).home ?? "/root";
  return pathIn(scope, scope.expand(path.replace(/^~(?=\/|$)|\$HOME\b|\$\{HOME\}/, home)) ?? path);
}

/** `rm /etc/ssh/ssh_host_*` behind it in the same RUN. */
export function isRemoved(file: FileContext, run: Instruction, key: MadeKey, place: string | undefined): boolean {
  const name = baseName(key.path ?? "");
  return commandsOf(run, file, ["rm", "shred", "mv"]).some(
    ({ operands, nameSpan }) =>
      nameSpan.start > key.invocation.nameSpan.start &&
      operands.some(({ value, text }) => {
        const removed = value ?? text.replace(/["']/g, "");
        if (place !== undefined && isWithin(place, joinPath("/", removed))) return true;
        const last = baseName(removed);
        return last === name || (hasWildcard(last) && (globMatches(last, name) || globMatches(name, last)));
      }),
  );
}

/** Its stage ships, or a COPY --from takes the key out of it. */
export function isInImage(file: FileContext, run: Instruction, place: string | undefined): boolean {
  const stage = file.stageOf(run);
  const shipped = shippedStages(file);
  if (shipped.has(stage))
    return !mountsOf(run).some(({ target }) => place !== undefined && target !== undefined && isWithin(place, target));
  if (!stage || place === undefined) return false;
  return file.each("COPY").some((instruction) => {
    if (!shipped.has(file.stageOf(instruction)) || stageCopiedFrom(file, instruction) !== stage) return false;
    return copyOf(instruction, file.scopeBefore(instruction))?.sources.some((source) => isWithin(place, joinPath("/", source))) ?? false;
  });
}
