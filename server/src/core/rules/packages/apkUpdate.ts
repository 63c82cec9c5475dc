// An apk update whose index stays in the layer, what reads that index, and how the update is left out.
import { takeOutCommand, type Written } from "../../edits";
import { hasOption, type Invocation, invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import { cachesOf } from "./installs";
import { cleansUp } from "./removals";

const isUpdate = ({ program, subcommand }: Invocation): boolean => program === "apk" && subcommand?.value === "update";
/** What reads the index that an update has brought, and can bring its own. */
const readsIndex = ({ program, subcommand }: Invocation): boolean => program === "apk" && /^(?:add|upgrade)$/.test(subcommand?.value ?? "");
/** They work without an index, or are not looked at: their index has to come from somewhere. */
const needsOther = ({ program, subcommand }: Invocation): boolean =>
  program === "apk" && !/^(?:add|upgrade|del|info|audit|fix|verify|version)$/.test(subcommand?.value ?? "");

export interface Update {
  readonly update: Invocation;
  /** The apk commands behind it that keep an index. */
  readonly keeping: readonly Invocation[];
  /** Takes the update away; undefined where that is not certain to be right. */
  readonly edit: TextEdit | undefined;
}

/** An update in front of apk commands, with nothing behind it that removes the index. */
export function updateIn(script: ShellScript, run: Instruction, file: Pick<Written, "slice">): Update | undefined {
  const all = invocations(script);
  const at = all.findIndex(isUpdate);
  const [update, ...behind] = at < 0 ? [] : all.slice(at);
  const readers = behind.filter(readsIndex);
  if (!update || hasOption(update, "--no-cache") || readers.length === 0) return undefined;
  if (behind.some((later) => cleansUp(later, cachesOf("apk")))) return undefined;
  const edit = behind.some(needsOther) ? undefined : takeOutCommand(file, run, script, update.command);
  return { update, keeping: readers.filter((reader) => !hasOption(reader, "--no-cache")), edit };
}
