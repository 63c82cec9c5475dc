// What in this file tells that the application, or Docker itself, starts processes that may be orphaned.

import { runText } from "../../model/lineage";
import type { Dockerfile } from "../../model/types";
import { plainScript } from "../../shell/plainScript";
import type { Step } from "../../startup";
import type { Simulated } from "./simulated";

export type Spawner =
  /** The script that npm, yarn or pnpm runs starts something in the background. */
  | "runner"
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

const browser =
  /(?:^|[\s/'"])(?:chromium(?:-browser)?|google-chrome-(?:stable|beta)|firefox(?:-esr)?|playwright\s+install|puppeteer)(?=$|[\s'"=\\])/;

/** A script that nobody has seen says nothing. */
const leavesBehind = ({ runner, shell }: Step): boolean =>
  [runner?.command, shell?.text].some((text) => text?.includes("&") && plainScript(text).commands.some(({ background }) => background));

/** @returns the first that holds; undefined: nothing of the kind is to be seen. */
export function spawnerOf(file: Dockerfile, found: Simulated): Spawner | undefined {
  const { pid1Step, application } = found;
  if (pid1Step.role === "runner" && found.processes.some(leavesBehind)) return "runner";
  const text = application.app?.file?.text ?? "";
  if (spawning.some(([program, code]) => program.test(application.program) && code.test(text))) return "code";
  const stage = file.finalStage;
  if (!stage) return undefined;
  if (/puppeteer|playwright/.test(stage.baseImage?.repository ?? "") || browser.test(runText(stage))) return "browser";
  const check = stage.effective("HEALTHCHECK");
  return check?.healthcheck?.kind === "CMD" && check.form === "shell" ? "health check" : undefined;
}
