// The managers of a Procfile (foreman, honcho and their kin): one program in front of several, each a line of the file.

import { absolute } from "../image";
import { programName } from "../shell/dialect";
import { textsOf } from "../shell/field";
import { type Next, stepOf } from "./follow";
import { optionValue } from "./optionValue";
import { type Setting, sourceAt } from "./setting";
import type { Step } from "./types";

const managers: ReadonlySet<string> = new Set(["foreman", "honcho", "forego", "goreman", "hivemind", "overmind"]);

/** `web: bundle exec puma`; comments and blank lines are passed over. Source: the format that foreman reads. */
const entry = /^([A-Za-z0-9_-]+):\s*\S/;

/** The file that `-f` names, else `Procfile` in the working directory. */
const procfileOf = (argv: readonly string[], directory: string): string =>
  absolute(optionValue(argv, "-f", "--procfile") ?? "Procfile", directory);

/** Which of the file's programs run: those named on the command line, else all. */
function startedBy(argv: readonly string[], text: string): readonly string[] {
  const all = text.split("\n").flatMap((line) => entry.exec(line)?.[1] ?? []);
  const wanted = all.filter((name) => argv.includes(name));
  return wanted.length > 0 ? wanted : all;
}

/** The end of the chain: what it starts stops with it. undefined: no manager of a Procfile, or one that starts nothing. */
export function procfileStep(next: Next, setting: Setting): Step | undefined {
  const argv = textsOf(next.argv);
  const name = programName(argv[0] ?? "");
  if (!managers.has(name) || (name !== "hivemind" && argv[1] !== "start" && argv[1] !== "s")) return undefined;
  const file = sourceAt(setting, procfileOf(argv, next.directory));
  const started = file ? startedBy(argv, file.text) : [];
  const what = started.length > 0 ? `${started.join(", ")} of the Procfile` : "what the Procfile lists";
  return {
    ...stepOf(next, "app"),
    certainty: "likely",
    app: {
      kind: "service",
      onTerm: "stops",
      reaps: "unknown",
      alsoStopsOn: ["SIGINT"],
      certainty: "likely",
      because: `${name} starts ${what} and passes the stop signal on to each`,
      file: undefined,
    },
  };
}
