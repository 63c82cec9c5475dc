// Calls of apk that leave an index in the layer, those that read it, and how an update is left out.
import { takeOutCommand, type Written } from "../../edits";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";

/** With one of these a command looks for new packages by itself. */
export const apkUpdates: readonly string[] = ["-U", "--update", "--update-cache"];

/** Without a network apk fetches no index, with any command: it turns its automatic update off (apk_db_open of apk-tools). */
const offline = "--no-network";
const isOffline = (invocation: Invocation): boolean => hasOption(invocation, offline);
/** What it does leaves no index behind. */
export const keepsNoIndex = (invocation: Invocation): boolean => hasOption(invocation, "--no-cache", offline);

export const isUpdate = ({ program, subcommand }: Invocation): boolean => program === "apk" && subcommand?.value === "update";
/** What reads the index that an update has brought, and can bring its own. */
export const readsIndex = (invocation: Invocation): boolean =>
  invocation.program === "apk" && /^(?:add|upgrade)$/.test(invocation.subcommand?.value ?? "") && !isOffline(invocation);
/** They work without an index, or are not looked at: their index has to come from somewhere. */
export const needsOther = (invocation: Invocation): boolean =>
  invocation.program === "apk" &&
  (isOffline(invocation) || !/^(?:add|upgrade|update|del|info|audit|fix|verify|version)$/.test(invocation.subcommand?.value ?? ""));

/** An update taken away; undefined where that is not certain to be right. */
export const takenOut = (
  file: Pick<Written, "slice">,
  run: Instruction,
  script: ShellScript,
  { command }: Invocation,
): TextEdit | undefined => takeOutCommand(file, run, script, command);
