// No init, a PID 1 that does not wait for orphans, and signs that there will be some.
import { defineRule } from "../rule";
import { addInitFixes } from "./addInit";
import { composeInitFix } from "./composeFix";
import { fixTitles } from "./fixTitles";
import { ignoringOf } from "./ignoring";
import { obstacleOf } from "./obstacle";
import { placeOf } from "./places";
import { mayHaveOtherEntrypoint, shownPath, simulated, startupQueries } from "./simulated";
import { spawnerOf } from "./spawner";

const messages = {
  runner: "{program} is PID 1 and does not reap orphans: processes that the script leaves behind stay zombies. An init reaps them",
  code: "{program} is PID 1 and does not reap orphans, and {file} starts programs that may outlive their parent: these stay zombies when they end. An init reaps them",
  browser: "{program} is PID 1 and does not reap orphans: helper processes that a browser leaves behind stay zombies. An init reaps them",
  healthCheck:
    "{program} is PID 1 and does not reap orphans: the command of a health check whose shell is killed on timeout stays a zombie. An init reaps it",
  ...fixTitles,
} as const;

const keys = { runner: "runner", browser: "browser", "health check": "healthCheck" } as const;

export default defineRule<typeof messages>({
  id: "no-init-process",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a program that is PID 1, does not reap orphans and is known to be handed some: scripts of npm that start something in the background, code that starts programs in the background, detached or with a timeout, browsers, health checks.",
    why:
      "A process whose parent has died is handed to PID 1, which must wait for it when it ends; else it stays a zombie that counts towards " +
      "`--pids-limit`. Children whose parent still lives are not affected: Node.js reaps its own.",
    bad: 'FROM node:22-bookworm-slim\nCOPY server.js .\nCMD ["node", "server.js"]\n',
    good:
      "FROM node:22-bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\n" +
      "COPY server.js .\n" +
      'ENTRYPOINT ["/usr/bin/tini", "--", "docker-entrypoint.sh"]\nCMD ["node", "server.js"]\n',
    files: {
      "server.js": 'const run = require("execa");\nrun("job", { detached: true });\nprocess.on("SIGTERM", () => process.exit(0));\n',
    },
    fixSafety:
      "Needs a look: another program becomes PID 1, and the image gets one package more. " +
      "There is none where Compose, a manifest of Kubernetes or a page at hand runs the image with the processes of the host (`pid: host`): an init is not PID 1 there.",
    whenNot:
      "Where every run of the container has `--init`, or nothing is ever orphaned. A health check alone is told only with the profile all: one zombie for each check that times out is rarely worth an init.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    if (found?.reapsOrphans !== "no" || found.init !== undefined || mayHaveOtherEntrypoint(found)) return;
    if (found.application.app?.kind !== "service" || ignoringOf(found) || obstacleOf(found)) return;
    const spawner = spawnerOf(file, found);
    const at = spawner && placeOf(found, found.pid1Step);
    // Docker ends the shell of a slow check now and then, no more: of a program that starts nothing else that is far-fetched.
    if (!at || (spawner === "health check" && !file.options.strict)) return;
    const { program } = found.pid1Step;
    const main = shownPath(found.application.app.file?.contextPath) ?? "its code";
    yield {
      at,
      says: spawner === "code" ? ["code", { program, file: main }] : [keys[spawner], { program }],
      fix: [...addInitFixes(file, found, "package"), composeInitFix(file) ?? []].flat(),
    };
  },
});
