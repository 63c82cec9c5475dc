// An apk update whose index stays in the layer, what reads that index, and how the update is left out.
import { takeOutCommand, type Written } from "../../edits";
import { hasOption, type Invocation, invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import { cachesOf } from "./installs";
import { cleansUp } from "./removals";

/** Without a network apk fetches no index, with any command: it turns its automatic update off (apk_db_open of apk-tools). */
const offline = "--no-network";
const isOffline = (invocation: Invocation): boolean => hasOption(invocation, offline);
/** What it does leaves no index behind. */
export const keepsNoIndex = (invocation: Invocation): boolean => hasOption(invocation, "--no-cache", offline);

const isUpdate = ({ program, subcommand }: Invocation): boolean => program === "apk" && subcommand?.value === "update";
/** What reads the index that an update has brought, and can bring its own. */
const readsIndex = (invocation: Invocation): boolean =>
  invocation.program === "apk" && /^(?:add|upgrade)$/.test(invocation.subcommand?.value ?? "") && !isOffline(invocation);
/** They work without an index, or are not looked at: their index has to come from somewhere. */
const needsOther = (invocation: Invocation): boolean =>
  invocation.program === "apk" &&
  (isOffline(invocation) || !/^(?:add|upgrade|del|info|audit|fix|verify|version)$/.test(invocation.subcommand?.value ?? ""));

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
  if (!update || keepsNoIndex(update) || readers.length === 0) return undefined;
  if (behind.some((later) => cleansUp(later, cachesOf("apk")))) return undefined;
  const edit = behind.some(needsOther) ? undefined : takeOutCommand(file, run, script, update.command);
  return { update, keeping: readers.filter((reader) => !keepsNoIndex(reader)), edit };
}
