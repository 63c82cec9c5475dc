// Writes a page for every rule under docs/rules/, and the overview.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rulePage, rulesOverview } from "../../server/src/core/lint/rulePage";
import { rules } from "../../server/src/core/rules";

const folder = "docs/rules";

export function writeRulePages(): void {
  mkdirSync(folder, { recursive: true });
  const wanted = new Set(["README.md", ...rules.map((rule) => `${rule.id}.md`)]);
  for (const file of readdirSync(folder)) if (!wanted.has(file)) rmSync(join(folder, file));
  for (const rule of rules) writeFileSync(join(folder, `${rule.id}.md`), rulePage(rule));
  writeFileSync(join(folder, "README.md"), rulesOverview(rules));
}
