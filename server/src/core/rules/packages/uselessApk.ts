// Calls of apk that nothing behind them has a use for: an update, an add without a package.
import { callSpan, hasOption, invocations } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { InstructionContext } from "../rule";
import { cachesOf, commandsBehind } from "./installs";
import { removes } from "./removals";

/** With one of these a command looks for new packages by itself. */
export const apkUpdates: readonly string[] = ["-U", "--update", "--update-cache"];

/** An update that nothing behind it has a use for. */
export function* needlessUpdates(instruction: Instruction, context: InstructionContext): Iterable<Span> {
  for (const script of context.scripts(instruction)) {
    const all = invocations(script);
    const at = all.findIndex(({ program, subcommand }) => program === "apk" && subcommand?.value === "update");
    const update = all[at];
    const behind = all.slice(at + 1);
    const adds = behind.filter(({ program, subcommand }) => program === "apk" && subcommand?.value !== "update");
    if (!update || hasOption(update, "--no-cache") || adds.length === 0 || !adds.every((add) => hasOption(add, "--no-cache"))) continue;
    if (!behind.some((later) => removes(later, cachesOf("apk")))) yield callSpan(update);
  }
}

/** `apk add --update` alone, in front of others that look for new packages by themselves. */
export function* emptyAdds(instruction: Instruction, context: InstructionContext): Iterable<Span> {
  for (const install of installsOf(instruction, context, "apk")) {
    const { invocation, packages } = install;
    if (packages.length > 0 || hasOption(invocation, "--virtual", "-t")) continue;
    const behind = commandsBehind(install).filter(({ program }) => program === "apk");
    if (behind.length > 0 && behind.every((each) => hasOption(each, ...apkUpdates, "--no-cache"))) yield callSpan(invocation);
  }
}
