// The calls of apk in one image that leave the index of the repositories in a layer, and what mends them together.
import { addOption, dropOption, isPlainRun, removeLines, takeOutCommand } from "../../edits";
import { wholeText } from "../../model/instructionText";
import { shippedStages } from "../../model/lineage";
import { type Invocation, invocations } from "../../shell/invocation";
import { packageInstall } from "../../shell/packages";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import type { FileContext } from "../rule";
import { apkUpdates, isUpdate, keepsNoIndex, needsOther, readsIndex } from "./apkUpdate";
import { cachesOf, mountedAway } from "./installs";
import { cleansUp } from "./removals";

export interface LeftIndex {
  readonly run: Instruction;
  readonly script: ShellScript;
  readonly invocation: Invocation;
  readonly isUpdate: boolean;
}

export interface LeftIndexes {
  readonly left: readonly LeftIndex[];
  /** A command that is in the way of leaving an update out: it reads the index, and brings none of its own. */
  readonly needed: boolean;
  /** Installs that fetch an index for themselves. */
  readonly fetches: boolean;
}

/** Adds without a package are told otherwise. */
const loads = (invocation: Invocation): boolean =>
  !keepsNoIndex(invocation) && (isUpdate(invocation) || (readsIndex(invocation) && packageInstall(invocation)?.packages.length !== 0));

export const mayCallApk = (run: Instruction): boolean => /\bapk\b/.test(wholeText(run));

/** Kept out of the layer by a mount. */
export const isMounted = (file: FileContext, run: Instruction): boolean =>
  mountedAway(run, file.scopeBefore(run), [...cachesOf("apk"), "/etc/apk/cache"]);

function leftIn(run: Instruction, script: ShellScript): readonly LeftIndex[] {
  const all = invocations(script);
  const behind = all.slice(all.findLastIndex((each) => cleansUp(each, cachesOf("apk"))) + 1);
  return behind.filter(loads).map((invocation) => ({ run, script, invocation, isUpdate: isUpdate(invocation) }));
}

/** With one index in a layer what others leave behind is the same once more: all of them are one fault. */
export function indexesLeft(file: FileContext): LeftIndexes {
  const shipped = shippedStages(file);
  const left: LeftIndex[] = [];
  let [needed, fetches] = [false, false];
  for (const run of file.each("RUN")) {
    if (!mayCallApk(run) || !shipped.has(file.stageOf(run)) || isMounted(file, run)) continue;
    for (const script of file.scripts(run)) {
      left.push(...leftIn(run, script));
      needed ||= invocations(script).some(needsOther);
      fetches ||= invocations(script).some((each) => readsIndex(each) && keepsNoIndex(each));
    }
  }
  return { left, needed, fetches };
}

/** What updates by itself needs no `-U` any more: `--no-cache` does the same. */
export function withoutIndex(file: FileContext, invocation: Invocation): readonly TextEdit[] {
  const update = invocation.options.find(({ name }) => apkUpdates.includes(name));
  return [addOption(invocation, "--no-cache"), ...[update && dropOption(file, invocation, update)].flatMap((edit) => edit ?? [])];
}

/** Where it is all that the RUN does, and no comment is about it. */
function wholeRun(file: FileContext, { run, script }: LeftIndex): TextEdit | undefined {
  const isAlone = script.commands.length === 1 && isPlainRun(run) && file.scripts(run).length === 1;
  return isAlone && run.comments.length + run.innerComments.length === 0 ? removeLines(file.text, run.span) : undefined;
}

/** In all of them or not at all: where one keeps the index, the image has it. */
export function noIndexEdits(file: FileContext, { left, needed }: LeftIndexes): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const each of left) {
    const { run, script, invocation } = each;
    if (!each.isUpdate) edits.push(...withoutIndex(file, invocation));
    else {
      const edit = needed ? undefined : (takeOutCommand(file, run, script, invocation.command) ?? wholeRun(file, each));
      if (!edit) return undefined;
      edits.push(edit);
    }
  }
  return edits;
}
