// The suite's entry in an extension host on Node: VS Code calls run() and the runner reads the result from a file.
import { writeFileSync } from "node:fs";
import Mocha from "mocha";
import { collect } from "./report";

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "tdd", timeout: 60_000 });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./all");
  const result = await collect(mocha.run());
  const file = process.env.DOCKWRIGHT_EDITOR_RESULT;
  if (file) writeFileSync(file, JSON.stringify(result));
  if (result.failed > 0 || result.passed === 0) throw new Error(`${result.passed} passed, ${result.failed} failed`);
}
