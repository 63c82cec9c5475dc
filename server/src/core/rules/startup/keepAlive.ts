// A container that has only to stay: `tail -f /dev/null`, `sleep infinity`. Nothing in it wants to shut down in order.
import { packagedInit } from "../../knowledge/initInstall";
import { runText } from "../../model/lineage";
import { commandKind } from "../../shell/commandKind";
import type { Startup } from "../../startup";
import type { FileContext } from "../rule";
import { addInitFixes } from "./addInit";
import { composeInitFix } from "./composeFix";
import type { StartFix } from "./fixTitles";
import type { Simulated } from "./simulated";
import { stopSignalFix } from "./stopSignalFix";

/** Nothing but the idle program stands in the command line. */
const idleLine = /^\s*(?:exec\s+)?(?:tail|sleep)\s[^;&|\n]*$/;

export function isKeepAlive({ chain }: Startup): boolean {
  const last = chain.at(-1);
  if (!last) return false;
  const { program, argv } = last;
  const waits = program === "tail" ? argv.includes("/dev/null") : program === "sleep";
  return waits && commandKind(argv) === "service" && chain.every(({ shell }) => !shell || idleLine.test(shell.text));
}

/** What costs a line. An init only beside packages that the stage installs anyway: nobody adds a download for a container that idles. */
export function keepAliveFixes(file: FileContext, found: Simulated): readonly StartFix[] {
  const stage = file.finalStage;
  const manager = packagedInit("tini", found.base)?.manager;
  const installs = stage !== undefined && manager !== undefined && runText(stage).includes(`${manager} `);
  return [stopSignalFix(file, "SIGKILL") ?? [], installs ? addInitFixes(file, found, "package") : [], composeInitFix(file) ?? []].flat();
}
