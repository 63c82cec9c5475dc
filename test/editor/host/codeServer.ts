// Runs VS Code's own server, out of the npm package code-server, and opens its workbench in Chromium.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import type { EditorHost } from "./install";

export interface Workbench {
  /** Where a browser finds it, without a folder. */
  readonly origin: string;
  /** The address that opens `folder` with the extension in development and, if given, its test suite. */
  address(folder: string, extension: string, tests?: string): string;
  stop(): void;
}

/** @param env further environment variables of the server and so of the extension host */
export async function startWorkbench(host: EditorHost, env: Readonly<Record<string, string>> = {}, fixedPort?: number): Promise<Workbench> {
  const port = fixedPort ?? (await freePort());
  const data = mkdtempSync(join(tmpdir(), "dockwright-editor-"));
  writeSettings(data);
  const server = spawn(host.node, [host.server, ...serverOptions(port, data)], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const stop = (): void => {
    server.kill();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", stop);
  await listening(server);
  const authority = `localhost:${port}`;
  const origin = `http://${authority}`;
  return {
    origin,
    stop,
    address(folder, extension, tests) {
      const remote = (path: string): string => `vscode-remote://${authority}${path}`;
      const payload = [
        ["extensionDevelopmentPath", remote(extension)],
        ["skipWelcome", "true"],
      ];
      if (tests) payload.push(["extensionTestsPath", remote(tests)]);
      return `${origin}/?folder=${encodeURIComponent(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
    },
  };
}

const serverOptions = (port: number, data: string): string[] => [
  ...["--host", "127.0.0.1", "--port", String(port), "--server-data-dir", data],
  ...["--without-connection-token", "--accept-server-license-terms", "--disable-telemetry", "--disable-workspace-trust"],
  // Without this a built VS Code does not listen to extensionDevelopmentPath and extensionTestsPath.
  "--enable-smoke-test-driver",
];

/** Machine settings: nothing that pops up over the editor. */
function writeSettings(data: string): void {
  const folder = join(data, "data", "Machine");
  mkdirSync(folder, { recursive: true });
  const settings = {
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "chat.disableAIFeatures": true,
    "chat.commandCenter.enabled": false,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "telemetry.telemetryLevel": "off",
    "extensions.ignoreRecommendations": true,
    "git.enabled": false,
  };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
}

const listening = (server: ChildProcess): Promise<void> =>
  new Promise((ready, failed) => {
    server.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("listening on")) ready();
    });
    server.once("exit", (code) => failed(new Error(`The VS Code server ended with ${code}`)));
  });

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address === null || typeof address === "string" ? failed(new Error("no port")) : found(address.port)));
    });
  });

const browserOptions = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-sync",
];

export async function openBrowser(): Promise<{ readonly browser: Browser; readonly page: Page }> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium", args: browserOptions });
  const page = await browser.newPage({ viewport: { width: 1200, height: 760 } });
  return { browser, page };
}
