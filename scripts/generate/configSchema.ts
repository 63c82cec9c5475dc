// Writes the JSON schema of `.dockwright.yaml` to schemas/: the keys that the reader knows, and the names of all rules.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { rulePageUrl } from "../../server/src/core/lint/rulePage";
import { rules } from "../../server/src/core/rules";
import { dockwrightKeys } from "../../server/src/io/config/keys";

export const configSchemaFile = "schemas/dockwright.schema.json";

interface Name {
  readonly name: string;
  readonly what: string;
}

/** Ids first, each with what the rule finds; then the names that the same faults have elsewhere. */
function ruleNames(): readonly Name[] {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = sorted.map(({ id, docs }) => ({ name: id, what: `${docs.what}\n\n[${id}](${rulePageUrl(id)})` }));
  const aliases = sorted.flatMap(({ id, aliases: names, docs }) => names.map((name) => ({ name, what: `\`${id}\`: ${docs.what}` })));
  return [...ids, ...aliases];
}

/** `markdownEnumDescriptions` is what editors show beside a completion; validators pass over it. */
const oneOf = (names: readonly Name[]) => ({
  type: "string",
  enum: names.map(({ name }) => name),
  markdownEnumDescriptions: names.map(({ what }) => what),
});

export function configSchema() {
  const names = ruleNames();
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Dockwright",
    description: "Configuration of Dockwright for the Dockerfiles in this folder and below.",
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(dockwrightKeys).map(([key, { what, type }]) => [key, { description: what, ...type.schema }]),
    ),
    definitions: { rule: oneOf(names), ruleOrAll: oneOf([{ name: "all", what: "Every rule." }, ...names]) },
  };
}

export function writeConfigSchema(): void {
  mkdirSync(dirname(configSchemaFile), { recursive: true });
  writeFileSync(configSchemaFile, `${JSON.stringify(configSchema(), undefined, 2)}\n`);
}
