// `npm start`: builds, then opens VS Code with the extension on examples/. `-- --lint` lints the examples on the command line instead.
import { execFileSync, spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { startWorkbench } from "../test/editor/host/codeServer";
import { editorHost } from "../test/editor/host/install";

const root = resolve(import.meta.dirname, "..");
const examples = resolve(root, "examples");

async function main(): Promise<void> {
  execFileSync(process.execPath, ["--import", "tsx", resolve(root, "scripts/build.ts")], { cwd: root, stdio: "inherit" });
  if (process.argv.includes("--lint")) return lintExamples();
  if (!process.argv.includes("--browser") && openedOnDesktop()) return;
  await serve();
}

/** Findings are what the examples are for: only a linter that can not run fails here. */
function lintExamples(): void {
  const { status } = spawnSync(process.execPath, [resolve(root, "dist/cli.js"), "lint", examples], { stdio: "inherit" });
  process.exitCode = status === 1 ? 0 : (status ?? 2);
}

function openedOnDesktop(): boolean {
  const code = process.env.VSCODE_PATH ?? "code";
  const { error, status } = spawnSync(code, ["--new-window", `--extensionDevelopmentPath=${root}`, examples], { stdio: "inherit" });
  if (error || status !== 0) return false;
  console.log(`Opened ${examples} in VS Code.`);
  return true;
}

async function serve(): Promise<void> {
  const workbench = await startWorkbench(editorHost(console.log), {}, Number(process.env.PORT ?? 9888));
  console.log(
    `\nThere is no desktop VS Code here. Open this address in a browser (Ctrl-C ends it):\n\n  ${workbench.address(examples, root)}\n`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
