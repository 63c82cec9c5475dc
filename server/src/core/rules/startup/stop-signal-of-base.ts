// A start command of its own under a STOPSIGNAL that the base image sets for another program.
import { defineRule } from "../rule";
import { fixTitles } from "./fixTitles";
import { placeOf } from "./places";
import { mayHaveOtherEntrypoint, simulated, startupQueries } from "./simulated";
import { stopSignalFix } from "./stopSignalFix";

const messages = {
  waits:
    "{base} sets STOPSIGNAL {signal}, on which {program} does not end: `docker stop` waits 10 s, then kills it. Set STOPSIGNAL SIGTERM",
  lost: "{base} sets STOPSIGNAL {signal} for its own program. {program} shuts down on SIGTERM. Set STOPSIGNAL SIGTERM",
  ...fixTitles,
} as const;

export default defineRule<typeof messages>({
  id: "stop-signal-of-base",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a start command of its own on a base image whose `STOPSIGNAL` is meant for another program: php-apache (SIGWINCH), nginx and php-fpm (SIGQUIT), postgres (SIGINT).",
    why: "The signal is inherited with the image. A program that does not end on it is killed after 10 seconds.",
    bad: 'FROM php:8.4-apache\nCMD ["supervisord", "-n"]\n',
    good: 'FROM php:8.4-apache\nSTOPSIGNAL SIGTERM\nCMD ["supervisord", "-n"]\n',
    fixSafety: "Needs a look: `docker stop` sends another signal.",
  },
  messages,
  needs: startupQueries,
  *check(file) {
    const found = simulated(file, file.facts);
    if (found?.stopSignal.from !== "base" || !found.deciding || mayHaveOtherEntrypoint(found)) return;
    const { application, stop, base } = found;
    const { app } = application;
    if (app?.kind !== "service" || app.onTerm !== "stops" || stop.reachesApp === "yes" || app.alsoStopsOn.includes(stop.signal)) return;
    const at = placeOf(found, application);
    if (!at) return;
    const { program } = application;
    const values = { base: base?.name ?? "The base image", signal: stop.signal, program };
    yield { at, says: [stop.stopsPromptly === "no" ? "waits" : "lost", values], fix: stopSignalFix(file, "SIGTERM") };
  },
});
