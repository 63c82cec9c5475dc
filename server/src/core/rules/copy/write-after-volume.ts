// Files that are written below a VOLUME after it was declared.
import { argumentsOf } from "../../model/arguments";
import { remember } from "../../model/remember";
import type { Scope, Stage } from "../../model/types";
import { joinWorkdir } from "../../model/workdir";
import type { ScriptReader } from "../../shell/commandsOf";
import { invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { defineRule } from "../rule";
import { targetOf } from "./targets";

const writers = new Set(["mkdir", "touch", "chown", "chmod", "chgrp", "cp", "mv", "ln", "install", "rm", "tee", "tar", "unzip", "sed"]);

interface Volume {
  readonly path: string;
  readonly at: Span;
}

interface Write {
  readonly path: string;
  readonly at: Span;
}

/** Redirections into files, and operands of the commands that write to them; for `cp` and its like the last one. */
function* writesOf(script: ShellScript): Iterable<Write> {
  for (const { program, operands, options, command } of invocations(script)) {
    for (const { operator, target, span: at } of command.redirections) {
      if (operator.startsWith(">") && target !== undefined) yield { path: target, at };
    }
    if (!writers.has(program)) continue;
    const places = program === "cp" || program === "mv" || program === "ln" ? operands.slice(-1) : operands;
    for (const { value, text, span: at } of [...places, ...options.flatMap(({ valueWord }) => valueWord ?? [])])
      yield { path: value ?? text, at };
  }
}

function* writesIn(instruction: Instruction, scope: Scope, context: ScriptReader): Iterable<Write> {
  if (instruction.keyword === "RUN") {
    for (const script of context.scripts(instruction)) yield* writesOf(script);
    return;
  }
  const target = targetOf(instruction, scope);
  if (target?.path !== undefined) yield { path: target.path, at: target.at };
}

const mayWrite = />|\b(?:mkdir|touch|ch(?:own|mod|grp)|cp|mv|ln|install|rm|tee|tar|unzip|sed)\b/;

const writtenPaths = remember((instruction: Instruction, scope: Scope, context: ScriptReader): readonly string[] => {
  const { keyword, heredocs, line } = instruction;
  const silent = keyword === "RUN" && heredocs.length === 0 && !mayWrite.test(line.text);
  return silent ? [] : [...writesIn(instruction, scope, context)].map(({ path }) => path);
});

/** The volume that holds the path. */
function volumeOf(volumes: ReadonlyMap<string, Volume>, path: string): Volume | undefined {
  const plain = path.replace(/\/\*?$/, "");
  for (let end = plain.length; end > 0; end = plain.lastIndexOf("/", end - 1)) {
    const volume = volumes.get(plain.slice(0, end));
    if (volume) return volume;
  }
  return undefined;
}

function volumesOf(instruction: Instruction, scope: Scope): readonly Volume[] {
  return argumentsOf(instruction).flatMap(({ text, span: at }) => {
    const value = scope.expand(text);
    const path = value === undefined ? undefined : joinWorkdir(scope.workdir ?? "/", value, false);
    return path === undefined || path === "/" ? [] : [{ path, at }];
  });
}

export default defineRule({
  id: "write-after-volume",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `RUN`, `COPY` and `ADD` that write below a `VOLUME` after its declaration.",
    why: "The classic builder throws away what is written there after the VOLUME. BuildKit keeps it, so the two make different images.",
    bad: "FROM alpine:3.22\nVOLUME /data\nRUN touch /data/seed\n",
    good: "FROM alpine:3.22\nRUN touch /data/seed\nVOLUME /data\n",
    whenNot: "Only BuildKit ever builds the file.",
  },
  messages: {
    lost: "{path} is a VOLUME since further up, so the classic builder throws away what is written here. Move the VOLUME below this line",
    declared: "{path} becomes a volume here",
  },
  *check(file) {
    if (file.each("VOLUME").length === 0) return;
    const volumes = new Map<Stage | undefined, Map<string, Volume>>();
    const told = new Set<Volume>();
    for (const instruction of file.each("VOLUME", "RUN", "COPY", "ADD")) {
      const stage = file.stageOf(instruction);
      const known = volumes.get(stage) ?? new Map(volumes.get(stage?.parent));
      volumes.set(stage, known);
      if (instruction.keyword === "VOLUME") {
        for (const volume of volumesOf(instruction, file.scopeBefore(instruction))) known.set(volume.path, volume);
        continue;
      }
      if (known.size === 0) continue;
      const scope = file.scopeBefore(instruction);
      const isNew = (path: string): boolean => {
        const volume = volumeOf(known, path);
        return volume !== undefined && !told.has(volume);
      };
      if (!writtenPaths(instruction, scope, file).some(isNew)) continue;
      for (const { path, at } of writesIn(instruction, scope, file)) {
        const volume = volumeOf(known, path);
        if (!volume || told.has(volume)) continue;
        told.add(volume);
        yield { at, says: ["lost", { path: volume.path }], related: [{ at: volume.at, says: ["declared", { path: volume.path }] }] };
      }
    }
  },
});
