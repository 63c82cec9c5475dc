// The page test: does with keys and mouse what a person does, from typing a line to choosing its fix, and takes pictures on the way.
import { strict as assert } from "node:assert";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { openBrowser, startWorkbench } from "../host/codeServer";
import type { EditorHost } from "../host/install";
import { typedFile } from "../host/names";
import type { SuiteResult } from "../suite/report";

interface PageRun {
  readonly extension: string;
  readonly workspace: string;
  /** Where the pictures go. */
  readonly shots: string;
}

export async function fixByHand(host: EditorHost, { extension, workspace, shots }: PageRun): Promise<SuiteResult> {
  mkdirSync(shots, { recursive: true });
  const workbench = await startWorkbench(host);
  const { browser, page } = await openBrowser();
  const name = "a typed line is underlined, the light bulb opens, its fix changes the text";
  const started = Date.now();
  try {
    await page.goto(workbench.address(workspace, extension));
    await openFile(page, typedFile);
    await typeFaultyLine(page);
    await page.screenshot({ path: join(shots, "squiggle.png") });
    await chooseFix(page, join(shots, "light-bulb.png"));
    await page.screenshot({ path: join(shots, "fixed.png") });
    return { passed: 1, failed: 0, lines: [`  ✓ ${name} (${Date.now() - started} ms)`] };
  } catch (failure) {
    await page.screenshot({ path: join(shots, "failure.png") });
    return { passed: 0, failed: 1, lines: [`  ✗ ${name}\n${failure instanceof Error ? failure.stack : String(failure)}`] };
  } finally {
    await browser.close();
    workbench.stop();
  }
}

/** Through Quick Open, as a person without a mouse would. */
async function openFile(page: Page, file: string): Promise<void> {
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
  await page.keyboard.press("ControlOrMeta+P");
  const input = page.locator(".quick-input-widget input");
  await input.waitFor();
  await input.fill(file);
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".editor-instance .view-line").first().waitFor({ timeout: 30_000 });
}

/** Appends `CMD node server.js` and waits for the wave under it. */
async function typeFaultyLine(page: Page): Promise<void> {
  await page.locator(".editor-instance .view-lines").click();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type("CMD node server.js", { delay: 30 });
  await page.waitForFunction(underlined, "node server.js".length, { timeout: 30_000 });
  assert.match(await editorText(page), /CMD node server\.js/);
  await closePopups(page);
}

/** Suggestions and the help with parameters, each of which takes an Escape of its own. */
async function closePopups(page: Page): Promise<void> {
  await page.waitForTimeout(500);
  for (let times = 0; times < 2; times += 1) await page.keyboard.press("Escape");
  await page.waitForTimeout(300);
}

/** Runs in the page: whether a wave is about this many characters wide (7 to 10 pixels each), so that it is the one of the whole line. */
const underlined = (characters: number): boolean =>
  [...document.querySelectorAll(".editor-instance .squiggly-warning")].some((wave) => wave.getBoundingClientRect().width > characters * 7);

/** Puts the cursor on the command, clicks the light bulb and the first fix of its menu. */
async function chooseFix(page: Page, shot: string): Promise<void> {
  await page.keyboard.press("ArrowLeft");
  const bulb = page.locator(
    ".editor-instance .codicon-light-bulb, .editor-instance .codicon-lightbulb-autofix, .editor-instance [class*=codicon-gutter-lightbulb]",
  );
  await bulb.first().waitFor({ timeout: 30_000 });
  await bulb.first().click();
  const fix = page.locator(".action-widget .monaco-list-row.action").first();
  await fix.waitFor({ timeout: 30_000 });
  await page.screenshot({ path: shot });
  await fix.click();
  await page.waitForFunction(
    () => /CMD\s\["node",\s"server\.js"\]/.test(document.querySelector(".editor-instance .view-lines")?.textContent ?? ""),
    undefined,
    {
      timeout: 30_000,
    },
  );
  assert.match(await editorText(page), /CMD \["node", "server\.js"\]/);
  await page.locator(".editor-instance .squiggly-warning").first().waitFor({ state: "detached", timeout: 30_000 });
  await closePopups(page);
}

/** The visible text; the editor draws blanks as no-break spaces. */
const editorText = async (page: Page): Promise<string> =>
  ((await page.locator(".editor-instance .view-lines").textContent()) ?? "").replaceAll("\u00a0", " ");
