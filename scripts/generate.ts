// Writes everything that is made from the rules (their index, their pages, the schema of the configuration) and the table of measured programs. `npm run generate`; CI fails on a difference.
import { execFileSync } from "node:child_process";
import { measuredFile, writeMeasuredPrograms } from "./generate/measuredPrograms";
import { writeRuleIndex } from "./generate/ruleIndex";

const format = (file: string): void =>
  void execFileSync("node_modules/.bin/biome", ["check", "--write", "--log-level=error", file], { stdio: "inherit" });

async function generate(): Promise<void> {
  writeMeasuredPrograms();
  format(measuredFile);
  writeRuleIndex();
  format("server/src/core/rules/index.ts");
  // These need the index that was just written, so they are loaded after it.
  const [{ writeRulePages }, { configSchemaFile, writeConfigSchema }, { writeConfigPage }] = await Promise.all([
    import("./generate/rulePages"),
    import("./generate/configSchema"),
    import("./generate/configPage"),
  ]);
  writeRulePages();
  writeConfigSchema();
  writeConfigPage();
  format(configSchemaFile);
}

void generate();
