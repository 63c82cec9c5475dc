// `npm run bench`: what parsing, linting, the language server and the package cost, against the budgets. `-- parse` runs one of them.
// Ratios count, not times: two programs of one run share the machine's mood.

/** Each prints its table and says whether its budgets are kept; loaded only when it is asked for. */
const benches: Readonly<Record<string, () => Promise<{ run(): Promise<boolean> }>>> = {
  parse: () => import("./parse"),
  lint: () => import("./lint"),
  lsp: () => import("./lsp"),
  package: () => import("./package"),
};

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) {
    console.error(`no bench is called ${unknown.join(", ")}; there are ${Object.keys(benches).join(", ")}`);
    process.exitCode = 2;
    return;
  }
  for (const [name, load] of Object.entries(benches)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n== ${name}`);
    const kept = await (await load()).run();
    if (!kept) process.exitCode = 1;
  }
}

void main();
