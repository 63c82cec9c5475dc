// A program that never starts what it should while it is PID 1.
import { defineRule } from "../rule";
import { addInitFixes } from "./addInit";
import { composeInitFix } from "./composeFix";
import { fixTitles } from "./fixTitles";
import { placeOf } from "./places";
import { mayHaveOtherEntrypoint, simulated, startupQueries } from "./simulated";

const messages = {
  waits:
    "As PID 1 {wrapper} never starts {program}: it waits for the signal that tells that the X server is ready, and Xvfb sends it only to a parent that is not PID 1. Put an init in front of {wrapper}",
  ...fixTitles,
} as const;

export default defineRule<typeof messages>({
  id: "cannot-run-as-pid1",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds xvfb-run as PID 1.",
    why:
      "xvfb-run starts Xvfb and waits until that says with SIGUSR1 that it is ready. Xvfb sends the signal to its parent only where that is not PID 1, so that xvfb-run waits for ever: " +
      "the container runs, the program in it does not, and `docker logs` is empty. Behind an init it starts at once.",
    bad: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends xvfb xauth firefox-esr && rm -rf /var/lib/apt/lists/*\nCMD ["xvfb-run", "-a", "firefox-esr"]\n',
    good:
      "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends xvfb xauth firefox-esr tini && rm -rf /var/lib/apt/lists/*\n" +
      'ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["xvfb-run", "-a", "firefox-esr"]\n',
    fixSafety: "Needs a look: another program becomes PID 1, and the image gets one package more.",
    whenNot: "Where every run of the container has `--init`.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    if (!found?.pid1Step.needsParent || found.init !== undefined || mayHaveOtherEntrypoint(found)) return;
    const at = placeOf(found, found.pid1Step);
    const program = found.processes[1]?.program ?? "its program";
    if (at)
      yield {
        at,
        says: ["waits", { wrapper: found.pid1Step.program, program }],
        fix: [...addInitFixes(file, found), composeInitFix(file) ?? []].flat(),
      };
  },
});
