// Calls of apk that leave an index in the layer, and those that read it.
import { hasOption, type Invocation } from "../../shell/invocation";

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
const commandOf = ({ subcommand, operands }: Invocation): string =>
  subcommand?.value === "cache" ? `cache ${operands[0]?.value}` : (subcommand?.value ?? "");
/** They work without an index, or are not looked at: their index has to come from somewhere. */
export const needsOther = (invocation: Invocation): boolean =>
  invocation.program === "apk" &&
  (isOffline(invocation) ||
    !/^(?:add|upgrade|update|del|info|audit|fix|verify|version|cache (?:clean|purge))$/.test(commandOf(invocation)));
