// Runs a bundle that lies beside the program, and that of core, from code that was compiled before: compiling is a third of a start.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

/** The bundle of core, as the server's and the command line's ask for it. */
const core = "./core.main.js";

/** What the bundle may ask for: the bundle of core is run in the same way, once. */
function requireFor(main: string): NodeJS.Require {
  const plain = createRequire(main);
  let loaded: unknown;
  const asked = (id: string): unknown => {
    if (id !== core) return plain(id);
    // Of its own, as the two run with other flags: compiled code is good for those it was compiled with.
    loaded ??= runCompiled(join(dirname(main), core), `${main}.core.cache`);
    return loaded;
  };
  return Object.assign(asked, plain);
}

/** As Node's own loader does it, with the compiled code given along. It is made by the build, for the Node that it ran on; any other compiles. */
function runCompiled(main: string, compiled = `${main}.cache`): unknown {
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(module.wrap(readFileSync(main, "utf8")), { filename: main, ...(cachedData && { cachedData }) });
  const loaded: { exports: unknown } = { exports: {} };
  script.runInThisContext()(loaded.exports, requireFor(main), loaded, main, dirname(main));
  if (process.env.DOCKWRIGHT_WRITE_CODE_CACHE) process.on("exit", () => writeFileSync(compiled, script.createCachedData()));
  return loaded.exports;
}

/** What the bundle exports. Node 22 and later keep compiled code in a cache of their own, and so does VS Code. @param main its path */
export function loadCompiled(main: string): unknown {
  if (!("enableCompileCache" in module) || typeof module.enableCompileCache !== "function") return runCompiled(main);
  module.enableCompileCache();
  return createRequire(main)(main);
}
