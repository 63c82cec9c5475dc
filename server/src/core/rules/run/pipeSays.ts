// What pipe-without-pipefail says, and the titles of its fixes.
import type { Invocation } from "../../shell/invocation";
import type { Command, ShellScript } from "../../shell/types";
import type { Fix, Says } from "../rule";
import { failOption, nameOf, pipedInto } from "./download";
import type { EarlyPipe } from "./earlyReaders";
import type { Mend } from "./mendPipe";

export const messages = {
  pipe: "Only the last command of a pipe counts: when {program} fails, the build goes on{unless}. Switch on pipefail",
  both: "When curl fails, the build goes on{unless}, and an error page of the server is no failure to it: {program} takes what comes. Switch on pipefail and add {option}",
  next: "When {program} fails, the build goes on{unless}: only the last command of a pipe counts, and what stands behind ; runs in any case. Switch on pipefail, and -e with it{more}",
  later:
    "When {program} fails, the build goes on{unless}: only the last command of a pipe counts, and what stands behind the ; further on runs in any case. Switch on pipefail, and write && for the ;{more}",
  true: "When {program} fails, the build goes on{unless}: only the last command of a pipe counts, and || true hides every failure in front of it. Switch on pipefail, and take || true away{more}",
  early:
    "When {program} fails, the build goes on{unless}: only the last command of a pipe counts. Pipefail is no mend here: {reader} stops reading early, which may make {writer} fail. Save what {program} prints in a file first, and read that behind &&{more}",
  wrap: "Add set -o pipefail to this pipe alone",
  wrapBoth: "Add set -o pipefail to this pipe alone, and {option}",
  set: "Add {set}",
  setBoth: "Add {set} and {option}",
  shellBoth: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it and add {option}',
  shell: 'Write SHELL ["/bin/bash", "-o", "pipefail", "-c"] above it',
} as const;

type Title = Says<typeof messages>;
type Told = "next" | "later" | "true" | undefined;

export function fixOf({ by, set, curls: [first], edits }: Mend): Fix<typeof messages> {
  const values = { set, option: first ? failOption(first) : "" };
  return { title: titleOf(by, first !== undefined, values), safety: "review", edits };
}

function titleOf(by: Mend["by"], both: boolean, values: { set: string; option: string }): Title {
  if (by === "wrap") return both ? ["wrapBoth", values] : ["wrap"];
  if (by === "set") return both ? ["setBoth", values] : ["set", values];
  return both ? ["shellBoth", values] : ["shell"];
}

const morePages = (curl: Invocation | undefined): string =>
  curl ? `, and add ${failOption(curl)}: to curl an error page is no failure` : "";

export function earlyOf(
  script: ShellScript,
  { first, reader, writer }: EarlyPipe,
  curl: Invocation | undefined,
  unless: string,
): Says<typeof messages> {
  const program = nameOf(script, first) ?? "the first one";
  return ["early", { program, unless, reader, writer: writer ?? "what stands in front of it", more: morePages(curl) }];
}

export function saysOf(
  script: ShellScript,
  command: Command,
  curl: Invocation | undefined,
  by: Told,
  unless: string,
): Says<typeof messages> {
  const program = nameOf(script, command) ?? "the first one";
  const into = curl && pipedInto(curl);
  if (by) return [by, { program, unless, more: morePages(curl) }];
  return curl && into ? ["both", { program: into, unless, option: failOption(curl) }] : ["pipe", { program, unless }];
}
