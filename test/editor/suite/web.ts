// The suite's entry in the web worker extension host: the result goes out through the console.
import "mocha/mocha";
import { collect, resultMark } from "./report";

export async function run(): Promise<void> {
  mocha.setup({ ui: "tdd", timeout: 60_000, reporter: "min" });
  await import("./all");
  const result = await collect(mocha.run());
  console.log(resultMark + JSON.stringify(result));
}
