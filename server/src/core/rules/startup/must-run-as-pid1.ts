// s6-overlay's /init behind another process: it refuses to run.
import { defineRule } from "../rule";
import { placeOf, startWords } from "./places";
import { initSpan, removeEdits } from "./removeInit";
import { simulated, startupQueries } from "./simulated";

export default defineRule({
  id: "must-run-as-pid1",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds s6-overlay's `/init` behind another process: an init, a shell, Docker's own init by `init: true` in a Compose file.",
    why:
      "From release 3 on, `/init` of s6-overlay runs only as PID 1. Behind anything else it prints `s6-overlay-suexec: fatal: can only run as pid 1` and ends with exit code 100, " +
      "and the container with it. It passes signals on and reaps orphans itself, so nothing is needed in front of it.",
    bad:
      "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\n" +
      "ADD https://github.com/just-containers/s6-overlay/releases/download/v3.2.1.0/s6-overlay-noarch.tar.xz /tmp/\n" +
      'ENTRYPOINT ["/usr/bin/tini", "--", "/init"]\n',
    good:
      "FROM debian:12-slim\n" +
      "ADD https://github.com/just-containers/s6-overlay/releases/download/v3.2.1.0/s6-overlay-noarch.tar.xz /tmp/\n" +
      'ENTRYPOINT ["/init"]\n',
    fixSafety: "Needs a look: /init becomes PID 1. What installs the other one goes with it, where nothing else in the file names it.",
    differs:
      "Where the release of s6-overlay cannot be told it is a warning: releases before 3 run behind another process, too. A script that ends in `exec /init` is no finding, and neither is s6 without the overlay.",
  },
  messages: {
    behind:
      "s6-overlay's /init runs only as PID 1: behind {first} it ends with `can only run as pid 1`, and so does the container. Start /init itself",
    mayBe:
      "s6-overlay's /init runs only as PID 1 from release 3 on: behind {first} it ends at once, and so does the container. Start /init itself",
    compose:
      "s6-overlay's /init runs only as PID 1, and `init: true` in the Compose file puts Docker's init in front of it: the container ends at once. Take `init: true` away",
    remove: "Take {first} away",
  },
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    const app = found?.application.app;
    const first = found?.processes[0];
    if (!found || !first || !app?.refuses) return;
    const at = placeOf(found, found.application) ?? placeOf(found, first);
    if (!at) return;
    const isCompose = found.composeInit && first.init?.name === "docker-init" && found.processes.length === 2;
    const isInit = first.role === "init" && found.processes.length === 2 && !isCompose;
    const span = isInit ? initSpan(found) : undefined;
    const own = isInit ? startWords(found)[0]?.span : undefined;
    yield {
      at: own ?? at,
      says: isCompose ? ["compose"] : [app.certainty === "certain" ? "behind" : "mayBe", { first: first.program }],
      ...(app.certainty !== "certain" && { severity: "warning" as const }),
      fix: span && { title: ["remove", { first: first.program }], safety: "review", edits: removeEdits(file, first.program, span) },
    };
  },
});
