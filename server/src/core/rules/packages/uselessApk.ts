// apk add without a package, in front of others that fetch the index by themselves.
import { callSpan, hasOption } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { Context } from "../rule";
import { apkUpdates } from "./apkUpdate";
import { commandsBehind } from "./installs";

/** `apk add --update` alone, in front of others that look for new packages by themselves. */
export function* emptyAdds(instruction: Instruction, context: Context): Iterable<Span> {
  for (const install of installsOf(instruction, context, "apk")) {
    const { invocation, packages } = install;
    if (packages.length > 0 || hasOption(invocation, "--virtual", "-t")) continue;
    const behind = commandsBehind(install).filter(({ program }) => program === "apk");
    if (behind.length > 0 && behind.every((each) => hasOption(each, ...apkUpdates, "--no-cache"))) yield callSpan(invocation);
  }
}
