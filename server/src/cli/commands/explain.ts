// `dockwright explain`: the page of a rule, or the list of all.
import { findRule, rulePage, rules } from "../../core";
import { nearest } from "../../io/config/nearest";
import type { Command } from "../command";
import { exitCodes, UsageError } from "../exit";

export const explainCommand: Command = {
  usage: "explain [rule]",
  summary: "what a rule finds, why, and how to mend it; without a name: all rules",
  options: {},
  async run({ operands }, around) {
    if (operands.length === 0) {
      const width = Math.max(...rules.map((rule) => rule.id.length));
      for (const rule of rules)
        around.out(`${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.defaultOn ? "on " : "off"}  ${rule.aliases.join(", ")}`);
      return exitCodes.clean;
    }
    for (const name of operands) {
      const rule = findRule(name);
      if (!rule) {
        const hint = nearest(
          name,
          rules.flatMap((known) => [known.id, ...known.aliases]),
        );
        throw new UsageError(`no rule is named ${name}${hint ? `; did you mean ${hint}?` : ""}`);
      }
      around.out(rulePage(rule).trimEnd());
    }
    return exitCodes.clean;
  },
};
