// Quick fixes for a shell in front of a program that would drop the signal itself: either half alone leaves the container as slow as it was.
import { delivery } from "../../startup/deliver";
import type { FixEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { addInitFixes } from "./addInit";
import { composeInitFix } from "./composeFix";
import type { StartFix } from "./fixTitles";
import { keepAliveFixes } from "./keepAlive";
import type { Simulated } from "./simulated";

/** The application in the place of the shell, as PID 1: it would not end on the signal either. */
export const dropsItself = ({ application, stop }: Simulated): boolean =>
  application.role === "app" &&
  !application.app?.reloadsOn?.includes(stop.signal) &&
  delivery([application], stop.signal).stopsPromptly === "no";

const fileOf = (edit: FixEdit): string | undefined => ("file" in edit ? edit.file : undefined);

const apart = (a: FixEdit, b: FixEdit): boolean => fileOf(a) !== fileOf(b) || a.span.end < b.span.start || b.span.end < a.span.start;

/** The title of both: what the first of them does, and the init. */
function titleOf(exec: StartFix, init: StartFix): StartFix["title"] | undefined {
  if (init.title[0] !== "addInit") return undefined;
  const [, added] = init.title;
  switch (exec.title[0]) {
    case "asArray":
      return ["asArrayBehind", { ...exec.title[1], ...added }];
    case "inFront":
      return ["inFrontBehind", { ...exec.title[1], ...added }];
    case "inScript":
      return ["inScriptBehind", { ...exec.title[1], ...added }];
    default:
      return undefined;
  }
}

/** Both in one; the init alone where they would edit the same place: behind it the shell ends, and nothing is lost with the program. */
function joined(exec: readonly StartFix[], init: StartFix): StartFix {
  for (const each of exec) {
    const title = titleOf(each, init);
    const [own, added] = [each.edits(), init.edits()];
    if (title && own.every((edit) => added.every((other) => apart(edit, other))))
      return { title, safety: "review", edits: () => [...added, ...own] };
  }
  return init;
}

/** Empty: no init can be put in with certainty. */
export function joinedFixes(file: FileContext, found: Simulated, exec: readonly StartFix[]): readonly StartFix[] {
  const inits = addInitFixes(file, found, "package");
  return [...inits.map((init) => joined(exec, init)), composeInitFix(file) ?? []].flat();
}

/** @param both the program drops the signal, too: then with an init, where one can be put in */
export function startFixes(file: FileContext, found: Simulated, exec: readonly StartFix[], both: boolean): readonly StartFix[] {
  const together = both && exec.length > 0 ? joinedFixes(file, found, exec) : [];
  return together.length > 0 ? together : exec;
}

/** For a program that never acts on the signal: exec and arrays change nothing. */
export const idleFixes = (file: FileContext, found: Simulated, waits: boolean): readonly StartFix[] =>
  waits ? keepAliveFixes(file, found) : addInitFixes(file, found);
