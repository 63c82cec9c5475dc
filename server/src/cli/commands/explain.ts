// `dockwright explain`: the page of a rule, or the list of all.
import { findRule, rulePage, rules } from "../../core";
import type { Command } from "../command";
import { exitCodes } from "../exit";
import { noSuchRule } from "../hint";

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
      if (!rule) throw noSuchRule(name);
      around.out(rulePage(rule).trimEnd());
    }
    return exitCodes.clean;
  },
};
