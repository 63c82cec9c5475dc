// A start command after which nothing stays in front: the container ends as soon as it has started.
import { purposeOf } from "../../context";
import { quoteForShell } from "../../shell/words";
import type { Leaving } from "../../startup";
import { defineRule, type Found } from "../rule";
import { startsOtherwise } from "./composeStart";
import { frontFixes, frontTitles } from "./frontFixes";
import { frontWords } from "./frontWords";
import { scriptName } from "./obstacle";
import { placeOf } from "./places";
import { mayHaveOtherEntrypoint, type Simulated, simulated, startupQueries } from "./simulated";

const messages = {
  alone: "{program} goes into the background, and the container ends at once. Start it so that it stays in front",
  aloneLine: "{program} goes into the background, and the container ends at once. Start it with `{line}`",
  settings:
    "{program} goes into the background, as its settings say, and the container ends at once. Change them so that it stays in front",
  settingsLine: "{program} goes into the background, as its settings say, and the container ends at once. Start it with `{line}`",
  service:
    "This starts {program} in the background and ends, and the container ends with it. Start the program itself, so that it stays in front",
  serviceLine: "This starts {program} in the background and ends, and the container ends with it. Start it with `{line}`",
  job: "{program} is started with `&` and nothing waits for it, so the container ends at once. Start it last, with exec and without `&`",
  wrapper: "{wrapper} starts {program} in the background and ends, and the container ends with it. Start it with `{line}`",
  script:
    "{script} ends with {program}, which goes into the background, and the container ends at once. Start it so that it stays in front",
  scriptLine: "{script} ends with {program}, which goes into the background, and the container ends at once. End it with `exec {line}`",
  scriptJob:
    "{script} starts {program} with `&` and does not wait for it, so the container ends at once. Start it last, with exec and without `&`",
  ...frontTitles,
} as const;

function saysOf({ application: { argv, role }, chain, base }: Simulated, leaving: Leaving): Found<typeof messages>["says"] {
  const { program, how } = leaving;
  const shell = chain.findLast((step) => step.shell?.source === "script");
  const script = shell && scriptName(shell);
  if (how === "job") return script !== undefined && role === "shell" ? ["scriptJob", { script, program }] : ["job", { program }];
  const words = frontWords(argv, leaving, base);
  const line = words && quoteForShell(words);
  const name = how === "service" && script !== undefined ? argv.join(" ") : program;
  if (script !== undefined)
    return line === undefined ? ["script", { script, program: name }] : ["scriptLine", { script, program: name, line }];
  if (leaving.by !== undefined && line !== undefined) return ["wrapper", { wrapper: leaving.by, program, line }];
  const kind = how === "settings" || how === "service" ? how : "alone";
  return line === undefined ? [kind, { program }] : [`${kind}Line`, { program, line }];
}

export default defineRule<typeof messages>({
  id: "start-command-in-background",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a start command that goes into the background, with nothing left in front: `nginx` without `daemon off;`, `service nginx start`, `php-fpm -D`, `apachectl start`, `pm2 start`, `node server.js &` at the end.",
    why:
      "A container runs for as long as its first process. A server that goes into the background ends that process as soon as it has started, with exit code 0: " +
      "the container is gone at once, and `docker logs` is empty. As a service of a machine that is right; in a container the program has to stay in front.",
    bad: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx"]\n',
    good: 'FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*\nCMD ["nginx", "-g", "daemon off;"]\n',
    fixSafety:
      "Needs a look: the program stays in front, gets the stop signal itself and writes to the container's log. What a service's script prepares for it is not done any more.",
    differs:
      "What keeps the container running behind it is seen: `nginx && tail -f …`, `service ssh start; exec app`, `wait`, a loop, a shell to work in. Settings are read where they are at hand " +
      "(`daemon off;` in nginx.conf, `nodaemon=true`, `daemonize no`), also where a RUN writes them; where they may be changed by something that cannot be read, " +
      "or the base image is not known, nothing is said.",
    whenNot:
      "In images that are always started with another command. A file that is called after development, tests or a base is passed over, " +
      "and so is one whose Compose services all have a `command`, an `entrypoint` or a terminal of their own.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const leaving = found?.application.app?.leaves;
    if (!found || !leaving || found.endsAtOnce !== "yes" || mayHaveOtherEntrypoint(found)) return;
    if (!file.options.strict && (purposeOf(file.facts) !== undefined || startsOtherwise(file))) return;
    const script = found.chain.find(({ shell }) => shell?.source === "script");
    const at = placeOf(found, script ?? found.application);
    if (at) yield { at, says: saysOf(found, leaving), fix: frontFixes(found, leaving, file) };
  },
});
