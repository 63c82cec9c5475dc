// Package managers that would ask a question: what the rules on it share, one rule a package manager.
import { addOption } from "../../edits";
import type { Manager } from "../../knowledge/packageManagers";
import { callSpan } from "../../shell/invocation";
import { asksQuestions, installsOf, type PlacedInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { Context, Found } from "../rule";

export const askingMessages = {
  asks: "{program} {subcommand} may stop to ask before it installs, and in a build nobody answers: the build then fails. Add {option}",
  add: "Add {option}",
} as const;

/** @param isIdle the install finds nothing to do, and so asks nothing */
export function* asking(
  instruction: Instruction,
  context: Pick<Context, "scripts">,
  managers: readonly Manager[],
  option: string,
  isIdle?: (install: PlacedInstall) => boolean,
): Iterable<Found<typeof askingMessages>> {
  for (const install of installsOf(instruction, context, ...managers)) {
    const { invocation, subcommand } = install;
    // `yes | apt-get install`: the pipe answers.
    if (!asksQuestions(install) || invocation.command.pipeline.index > 0 || isIdle?.(install)) continue;
    yield {
      at: callSpan(invocation),
      says: ["asks", { program: invocation.program, subcommand, option }],
      fix: { title: ["add", { option }], safety: "review", edits: () => [addOption(invocation, option)] },
    };
  }
}
