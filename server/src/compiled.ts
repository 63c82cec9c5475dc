// Runs a bundle that lies beside the program from code that was compiled before: compiling is a third of a start.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

/** As Node's own loader does it, with the compiled code given along. It is made by the build, for the Node that it ran on; any other compiles. */
function runCompiled(main: string): unknown {
  const compiled = `${main}.cache`;
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(module.wrap(readFileSync(main, "utf8")), { filename: main, ...(cachedData && { cachedData }) });
  const loaded: { exports: unknown } = { exports: {} };
  script.runInThisContext()(loaded.exports, createRequire(main), loaded, main, dirname(main));
  if (process.env.DOCKWRIGHT_WRITE_CODE_CACHE) process.on("exit", () => writeFileSync(compiled, script.createCachedData()));
  return loaded.exports;
}

/** What the bundle exports. Node 22 and later keep compiled code in a cache of their own, and so does VS Code. @param main its path */
export function loadCompiled(main: string): unknown {
  if (!("enableCompileCache" in module) || typeof module.enableCompileCache !== "function") return runCompiled(main);
  module.enableCompileCache();
  return createRequire(main)(main);
}
