// The page of a rule in Markdown: what `docs/rules/` holds and `dockwright explain` prints.
import type { Rule } from "../rules/rule";
import { inProfile } from "./ruleSet";
import type { Profile } from "./types";

/** Where the pages are read. */
export const rulePageUrl = (id: string): string => `https://github.com/dockwright/dockwright/blob/main/docs/rules/${id}.md`;

const profiles: readonly Profile[] = ["default", "buildkit", "hadolint", "all"];
const fence = (text: string): string => `\`\`\`dockerfile\n${text.trimEnd()}\n\`\`\``;

function origin(alias: string): string {
  if (/^DL\d+$/.test(alias)) return `hadolint \`${alias}\``;
  if (/^SC\d+$/.test(alias)) return `ShellCheck \`${alias}\``;
  return `BuildKit \`${alias}\``;
}

/** As it would stand in `.dockwright.yaml`. */
function configText({ labelSchema, strictLabels, trustedRegistries }: NonNullable<Rule["docs"]["config"]>): string {
  return [
    ...(labelSchema ? ["label-schema:", ...Object.entries(labelSchema).map(([label, kind]) => `  ${label}: ${kind}`)] : []),
    ...(strictLabels === undefined ? [] : [`strict-labels: ${strictLabels}`]),
    ...(trustedRegistries ? [`trusted-registries: [${trustedRegistries.join(", ")}]`] : []),
  ].join("\n");
}

/** Sections: what, why, bad, good, fix, when not, difference, names elsewhere, how to silence. */
export function rulePage(rule: Rule): string {
  const { docs, id } = rule;
  const files = Object.entries(docs.files ?? {}).map(([name, text]) => `With \`${name}\` beside it:\n\n\`\`\`\n${text.trimEnd()}\n\`\`\``);
  const parts = [
    `# ${id}`,
    `**${rule.severity}** · since ${rule.since} · ${rule.defaultOn ? "on by default" : "off by default"} · in the profiles ${profiles
      .filter((profile) => inProfile(rule, profile))
      .map((profile) => `\`${profile}\``)
      .join(", ")}`,
    docs.what,
    "## Why",
    docs.why,
    "## ❌ Bad",
    fence(docs.bad),
    ...files,
    ...(docs.config ? ["With this configuration:", `\`\`\`yaml\n${configText(docs.config)}\n\`\`\``] : []),
    "## ✅ Good",
    fence(docs.good),
    ...(docs.fixSafety ? ["## Fix", docs.fixSafety] : []),
    ...(docs.whenNot ? ["## When not to use it", docs.whenNot] : []),
    ...(docs.differs ? ["## How it differs", docs.differs] : []),
    ...(rule.aliases.length
      ? ["## The same elsewhere", `${rule.aliases.map(origin).join(", ")}. These names work in configuration and comments too.`]
      : []),
    "## Silence it",
    `Above the instruction: \`# dockwright-ignore: ${id} -- reason\`. For the whole file: \`# dockwright-ignore-file: ${id} -- reason\`. ` +
      `Everywhere: \`ignore: [${id}]\` in \`.dockwright.yaml\`.`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The table of all rules. */
export function rulesOverview(rules: readonly Rule[]): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const row = (rule: Rule): string =>
    `| [${rule.id}](${rule.id}.md) | ${rule.severity} | ${rule.docs.what.replace(/\n/g, " ").replace(/\|/g, "\\|")} | ${rule.aliases.join(", ")} |`;
  const table = (list: readonly Rule[]): string[] => ["| rule | severity | finds | same as |", "|---|---|---|---|", ...list.map(row)];
  return [
    "# Rules",
    "",
    "On out of the box are the rules whose findings an author agrees with: something breaks, leaks, is lost or is never run. " +
      "Matters of style, of pinning and of taste are off; switch them on one by one with `select`, or with the profiles " +
      "`buildkit` (exactly BuildKit's checks), `hadolint` (everything that hadolint and ShellCheck would say) and `all`.",
    "",
    `## On by default (${sorted.filter((rule) => rule.defaultOn).length})`,
    "",
    ...table(sorted.filter((rule) => rule.defaultOn)),
    "",
    `## Off by default (${sorted.filter((rule) => !rule.defaultOn).length})`,
    "",
    ...table(sorted.filter((rule) => !rule.defaultOn)),
    "",
  ].join("\n");
}
