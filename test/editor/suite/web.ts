// The suite's entry in the web worker extension host: the result goes out through the console.
import assert from "node:assert/strict";
import "mocha/mocha";
import { collect, resultMark } from "./report";

export async function run(): Promise<void> {
  // An instance of our own: the one that mocha makes for pages reads the page's address, which a worker does not have.
  const runner = new Mocha({ ui: "tdd", timeout: 60_000, reporter: "spec" });
  runner.suite.emit("pre-require", globalThis, "", runner);
  suite("host", () => {
    test("is a web worker, without Node", () => assert.equal(typeof process, "undefined"));
  });
  await import("./all");
  const result = await collect(runner.run());
  console.log(resultMark + JSON.stringify(result));
}
