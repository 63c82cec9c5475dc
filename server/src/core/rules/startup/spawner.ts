// What in this file tells that the application, or Docker itself, starts processes that may be orphaned.

import { runText } from "../../model/lineage";
import type { Dockerfile } from "../../model/types";
import { plainScript } from "../../shell/plainScript";
import type { Step } from "../../startup";
import type { Simulated } from "./simulated";

export type Spawner =
  /** The script that npm, yarn or pnpm runs starts something in the background. */
  | "runner"
  /** Its main file starts programs in a way that leaves some behind: detached, in the background, cut off by a timeout. */
  | "code"
  /** Headless browsers leave helper processes. */
  | "browser"
  /** A health check whose shell is killed on timeout leaves its command behind. */
  | "health check";

/** What starts programs, and what leaves some of them without a parent: one that waits for its children leaves none. */
const spawning: readonly { readonly program: RegExp; readonly starts: RegExp; readonly leaves: RegExp }[] = [
  {
    program: /^(?:node|nodejs|bun|ts-node)$/,
    starts: /\bchild_process\b|["']execa["']|["']cross-spawn["']|["'](?:puppeteer|playwright)[\w-]*["']/,
    leaves: /\bdetached\s*:|\.unref\(|\btimeout\s*:|\.kill\(|\bnohup\b|[^&]&\s*["'`]|puppeteer|playwright/,
  },
  {
    program: /^(?:python|pypy)/,
    starts: /\bsubprocess\b|\bos\.(?:system|popen|fork|spawn\w+)\b|\bpexpect\b|\bselenium\b|\bplaywright\b/,
    leaves:
      /\bstart_new_session\b|\bpreexec_fn\b|\bos\.(?:setsid|fork|spawn\w+)\b|\btimeout\s*=|\.(?:kill|terminate)\(|\bnohup\b|[^&]&\s*["']|pexpect|selenium|playwright/,
  },
  {
    program: /^php/,
    starts: /\b(?:proc_open|shell_exec|popen|pcntl_fork)\s*\(/,
    leaves: /\bpcntl_fork\b|\bproc_terminate\b|\bnohup\b|[^&]&\s*["']/,
  },
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
  const starts = spawning.some((each) => each.program.test(application.program) && each.starts.test(text) && each.leaves.test(text));
  if (starts) return "code";
  const stage = file.finalStage;
  if (!stage) return undefined;
  if (/puppeteer|playwright/.test(stage.baseImage?.repository ?? "") || browser.test(runText(stage))) return "browser";
  const check = stage.effective("HEALTHCHECK");
  return check?.healthcheck?.kind === "CMD" && check.form === "shell" ? "health check" : undefined;
}
