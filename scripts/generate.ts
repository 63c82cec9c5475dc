// Writes everything that is made from the rules: their index and their pages. `npm run generate`; CI fails on a difference.
import { execFileSync } from "node:child_process";
import { writeRuleIndex } from "./generate/ruleIndex";

async function generate(): Promise<void> {
  writeRuleIndex();
  execFileSync("node_modules/.bin/biome", ["check", "--write", "--log-level=error", "server/src/core/rules/index.ts"], { stdio: "inherit" });
  // The pages need the index that was just written, so they are loaded after it.
  const { writeRulePages } = await import("./generate/rulePages");
  writeRulePages();
}

void generate();
