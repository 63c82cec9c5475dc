// Calls of apk that nothing behind them has a use for: an update, an add without a package.
import { callSpan, hasOption } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { InstructionContext } from "../rule";
import { type Update, updateIn } from "./apkUpdate";
import { commandsBehind } from "./installs";

/** With one of these a command looks for new packages by itself. */
export const apkUpdates: readonly string[] = ["-U", "--update", "--update-cache"];

/** An update that nothing behind it has a use for. */
export const needlessUpdates = (instruction: Instruction, context: InstructionContext): readonly Update[] =>
  context.scripts(instruction).flatMap((script) => {
    const found = updateIn(script, instruction, context.file);
    return found?.keeping.length === 0 ? [found] : [];
  });

/** `apk add --update` alone, in front of others that look for new packages by themselves. */
export function* emptyAdds(instruction: Instruction, context: InstructionContext): Iterable<Span> {
  for (const install of installsOf(instruction, context, "apk")) {
    const { invocation, packages } = install;
    if (packages.length > 0 || hasOption(invocation, "--virtual", "-t")) continue;
    const behind = commandsBehind(install).filter(({ program }) => program === "apk");
    if (behind.length > 0 && behind.every((each) => hasOption(each, ...apkUpdates, "--no-cache"))) yield callSpan(invocation);
  }
}
