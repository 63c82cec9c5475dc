// Hover of a rule's name in a comment that switches it off.
import { rulePageUrl } from "../../lint/rulePage";
import { findRule } from "../../lint/ruleSet";
import { headline, paragraphs } from "./markdown";

/** @param name the rule's id or one of its aliases. */
export function ruleNameHover(name: string): string | undefined {
  const rule = findRule(name);
  if (!rule) return undefined;
  const other = name === rule.id ? "" : `Dockwright's rule \`${rule.id}\`. `;
  return paragraphs(headline(name, `${other}${rule.docs.what}`), rule.docs.why, `[Page of the rule](${rulePageUrl(rule.id)})`);
}
