// What in this file tells that the application, or Docker itself, starts processes that may be orphaned.

import { runText } from "../../model/lineage";
import type { Dockerfile } from "../../model/types";
import type { Simulated } from "./simulated";

export type Spawner =
  /** npm, yarn, pnpm, with a script that puts programs in the background. */
  | "runner"
  /** The same with a script that is not at hand, or that starts one program: what this leaves behind is not to be seen. */
  | "plain runner"
  /** Its main file starts programs. */
  | "code"
  /** Headless browsers leave helper processes. */
  | "browser"
  /** A health check whose shell is killed on timeout leaves its command behind. */
  | "health check";

const spawning: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:node|nodejs|bun|ts-node)$/, /\bchild_process\b|["']execa["']|["']cross-spawn["']|["'](?:puppeteer|playwright)[\w-]*["']/],
  [/^(?:python|pypy)/, /\bsubprocess\b|\bos\.(?:system|popen|fork|spawn\w+)\b|\bmultiprocessing\b|\bpexpect\b|\bselenium\b|\bplaywright\b/],
  [/^php/, /\b(?:proc_open|shell_exec|popen|pcntl_fork)\s*\(/],
];

/** A script of package.json that starts more than the one program that it waits for. */
const leaving = /[^&>]&(?![&>\d])|\b(?:concurrently|npm-run-all|run-p|pm2|nohup|setsid|crond?|chromium|google-chrome|puppeteer|playwright)\b/;

const browser =
  /(?:^|[\s/'"])(?:chromium(?:-browser)?|google-chrome-(?:stable|beta)|firefox(?:-esr)?|playwright\s+install|puppeteer)(?=$|[\s'"=\\])/;

/** @returns the first that holds; undefined: nothing of the kind is to be seen. */
export function spawnerOf(file: Dockerfile, found: Simulated): Spawner | undefined {
  const { pid1Step, application } = found;
  const { command } = pid1Step.runner ?? {};
  if (command !== undefined && leaving.test(command)) return "runner";
  const text = application.app?.file?.text ?? "";
  if (spawning.some(([program, code]) => program.test(application.program) && code.test(text))) return "code";
  const stage = file.finalStage;
  if (!stage) return undefined;
  if (/puppeteer|playwright/.test(stage.baseImage?.repository ?? "") || browser.test(runText(stage))) return "browser";
  if (pid1Step.role === "runner") return "plain runner";
  const check = stage.effective("HEALTHCHECK");
  return check?.healthcheck?.kind === "CMD" && check.form === "shell" ? "health check" : undefined;
}
