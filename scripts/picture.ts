// Takes the README's picture from a real editor: an example with its findings, and the light bulb open.
import { resolve } from "node:path";
import { openBrowser, startWorkbench } from "../test/editor/host/codeServer";
import { editorHost } from "../test/editor/host/install";

const root = resolve(import.meta.dirname, "..");

async function main(): Promise<void> {
  const workbench = await startWorkbench(editorHost(console.log));
  const { browser, page } = await openBrowser();
  try {
    await page.setViewportSize({ width: 940, height: 560 });
    await page.goto(workbench.address(resolve(root, "examples/node-api"), root));
    await page.locator('.explorer-folders-view [aria-label="Dockerfile"]').first().dblclick({ timeout: 60_000 });
    await page.locator(".editor-instance .squiggly-warning").first().waitFor({ timeout: 60_000 });
    await page.keyboard.press("ControlOrMeta+B"); // only the editor
    await page.keyboard.press("ControlOrMeta+Shift+M"); // and the problems
    await page.locator(".markers-panel .monaco-list-row").first().waitFor();
    await page.locator(".editor-instance .view-line", { hasText: "npm" }).last().click();
    await page.keyboard.press("Home");
    await page.keyboard.press("ControlOrMeta+ArrowRight");
    await page.keyboard.press("ControlOrMeta+ArrowRight");
    await page.keyboard.press("ControlOrMeta+.");
    await page.locator(".action-widget .monaco-list-row.action").first().waitFor();
    await page.screenshot({ path: resolve(root, "docs/images/editor.png") });
  } finally {
    await browser.close();
    workbench.stop();
  }
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
