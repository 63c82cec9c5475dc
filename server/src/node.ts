// The language server as a program of its own: `node dist/server.js --stdio`, or started by VS Code over IPC.
// It loads the server itself (`serve.ts`, bundled beside it) from code that was compiled before: compiling is a third of the start.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";

const main = join(__dirname, "server.main.js");
/** Made by the build, for the Node that it ran on; any other Node refuses it and compiles. */
const compiled = `${main}.cache`;

/** As Node's own loader does it, with the compiled code given along. */
function runCompiled(): { serve(): void } {
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined;
  const script = new Script(module.wrap(readFileSync(main, "utf8")), { filename: main, ...(cachedData && { cachedData }) });
  const loaded = { exports: { serve: (): void => undefined } };
  script.runInThisContext()(loaded.exports, createRequire(main), loaded, main, dirname(main));
  if (process.env.DOCKWRIGHT_WRITE_CODE_CACHE) process.on("exit", () => writeFileSync(compiled, script.createCachedData()));
  return loaded.exports;
}

/** Node 22 and later keep compiled code in a cache of their own, and so does VS Code. */
function loadMain(): { serve(): void } {
  if (!("enableCompileCache" in module) || typeof module.enableCompileCache !== "function") return runCompiled();
  module.enableCompileCache();
  return createRequire(main)(main);
}

loadMain().serve();
