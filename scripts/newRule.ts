// Makes the files of a new rule: `npm run new-rule <folder> <id>`.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = "server/src/core/rules";
const [folder, id] = process.argv.slice(2);
const folders = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

if (!folder || !id) stop(`usage: npm run new-rule <folder> <id>\nfolders: ${folders.join(", ")}`);
if (!folders.includes(folder)) stop(`no folder ${folder} in ${root}; choose one of ${folders.join(", ")}`);
if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id)) stop(`${id}: an id is two or more lower-case words with hyphens, and names the fault`);
const ruleFile = join(root, folder, `${id}.ts`);
const testFile = join("test/rules", `${id}.test.ts`);
for (const file of [ruleFile, testFile]) if (existsSync(file)) stop(`${file} is there already`);

const rule = `// TODO: one sentence on what this rule finds.
import { defineRule } from "../rule";

export default defineRule({
  id: "${id}",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: false,
  docs: {
    what: "TODO: what it finds, in one or two sentences.",
    why: "TODO: what happens because of it.",
    bad: "FROM debian:12-slim\\nEXPOSE 22\\n",
    good: "FROM debian:12-slim\\nEXPOSE 80\\n",
  },
  messages: { found: "TODO: what is wrong here, what happens, what to do about {word}" },
  on: ["EXPOSE"],
  *checkInstruction(instruction) {
    for (const word of instruction.words) {
      if (word.text === "22") yield { at: word.span, says: ["found", { word: word.text }] };
    }
  },
});
`;
const ruleTest = `// ${id}: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "${id}";

test("underlines the port", () => {
  expect(
    lint(
      id,
      \`
    FROM debian:12-slim
    EXPOSE 22
  \`,
    ),
  ).toMatchInlineSnapshot();
});
`;
mkdirSync("test/rules", { recursive: true });
writeFileSync(ruleFile, rule);
writeFileSync(testFile, ruleTest);
execFileSync("npm", ["run", "--silent", "generate"], { stdio: "inherit" });
console.log(`made ${ruleFile} and ${testFile}; now fill in the TODOs and run: npx vitest run ${testFile} test/rules/every-rule.test.ts`);
