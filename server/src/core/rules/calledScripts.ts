// Scripts of the project that a RUN calls, with their texts where these are at hand: copied from the build context, or mounted from it.
import { contextRoots } from "../context";
import type { FactQuery, Facts } from "../facts";
import { absolute, commandSteps, imageAt } from "../image";
import { mountOption, mountsOf } from "../model/mounts";
import type { Dockerfile } from "../model/types";
import { dialectOfProgram, shellCall } from "../shell/dialect";
import { type Invocation, invocations } from "../shell/invocation";
import { plainScript } from "../shell/plainScript";
import { scriptsOf } from "../shell/scriptsOf";
import type { ShellScript } from "../shell/types";
import type { Instruction } from "../syntax/types";
import { isWithin, joinPath } from "../text/path";

/** Nobody calls more in one RUN. */
const mostCalls = 16;

/** `./x.sh`, `/opt/clean`, `sh x.sh`, `. x`; undefined for programs that are found by their names, unless the name says that it cleans. */
export function calledPath({ program, words }: Invocation): string | undefined {
  const values = words.map(({ value }) => value);
  const [first = "", second] = values;
  if (program === "." || program === "source") return second;
  if (dialectOfProgram(program) === undefined) return /\/|\.(?:ba)?sh$|clean/.test(first) ? first : undefined;
  const call = shellCall(values);
  return call && !call.takesScript ? values[call.rest] : undefined;
}

/** A script in a folder of the context that the RUN mounts: its paths there, seen from the places where the context may begin. */
function mountedPaths(run: Instruction, path: string): readonly string[] {
  return mountsOf(run).flatMap(({ flag, type, target }) => {
    const folder = target === undefined ? undefined : joinPath("/", target);
    if (type !== "bind" || folder === undefined || !isWithin(path, folder) || mountOption(flag, "from")) return [];
    const source = mountOption(flag, "source")?.value?.replace(/^\//, "") ?? ".";
    const below = joinPath(source, path.slice(folder === "/" ? 1 : folder.length + 1));
    return contextRoots.map((root) => root + below);
  });
}

interface Answer {
  readonly text: string | undefined;
  readonly asked: readonly FactQuery[];
}

function textOf(doc: Dockerfile, facts: Facts, run: Instruction, path: string, directory: string): Answer {
  const at = absolute(path, directory);
  const stage = doc.stageOf(run);
  const image = stage && imageAt(doc, facts, stage, run);
  const found = image?.commandFile(path, directory);
  if (found?.is === "yes" && found.value.source) return { text: found.value.source.text, asked: [] };
  // What lies below a folder that is copied or mounted, with the context in a folder above the Dockerfile's, too.
  const below = (image?.contextFiles(at) ?? []).flatMap((each) => contextRoots.map((root) => root + each));
  const places = [...mountedPaths(run, at), ...below];
  const text = places.map((each) => facts.files.get(each)).find((each) => typeof each === "string");
  const asked = places.flatMap((each): readonly FactQuery[] => (facts.files.has(each) ? [] : [{ kind: "file", path: each }]));
  return { text: text ?? undefined, asked: [...asked, ...(image?.asked ?? [])] };
}

export interface Called {
  readonly invocation: Invocation;
  readonly path: string;
  /** undefined: its text is not at hand. */
  readonly script: ShellScript | undefined;
}

/** @param script one of the RUN's own. @param calls of it */
function answers(doc: Dockerfile, facts: Facts, run: Instruction, script: ShellScript, calls: readonly Invocation[]) {
  const called = calls.flatMap((invocation) => {
    const path = calledPath(invocation);
    return path === undefined ? [] : [{ invocation, path }];
  });
  if (called.length === 0) return [];
  const directories = new Map(commandSteps(doc, run, script).map(({ command, site }) => [command, site.directory]));
  return called.slice(-mostCalls).map(({ invocation, path }) => {
    const directory = directories.get(invocation.command) ?? "/";
    return { invocation, path, answer: textOf(doc, facts, run, path, directory) };
  });
}

export const calledScripts = (
  doc: Dockerfile,
  facts: Facts,
  run: Instruction,
  script: ShellScript,
  calls: readonly Invocation[],
): readonly Called[] =>
  answers(doc, facts, run, script, calls).map(({ invocation, path, answer: { text } }) => ({
    invocation,
    path,
    script: text === undefined ? undefined : plainScript(text),
  }));

/** Files that would tell more. */
export const calledQueries = (doc: Dockerfile, facts: Facts, run: Instruction): readonly FactQuery[] =>
  scriptsOf(doc, run).flatMap((script) => answers(doc, facts, run, script, invocations(script)).flatMap(({ answer }) => answer.asked));
