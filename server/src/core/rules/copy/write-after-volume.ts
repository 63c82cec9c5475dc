// Files that are written below a VOLUME after it was declared.
import { argumentsOf } from "../../model/arguments";
import type { Scope, Stage } from "../../model/types";
import { joinWorkdir } from "../../model/workdir";
import { invocations } from "../../shell/invocation";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { isWithin, targetOf } from "./contextSources";

const writers = new Set(["mkdir", "touch", "chown", "chmod", "chgrp", "cp", "mv", "ln", "install", "rm", "tee", "tar", "unzip", "sed"]);

interface Volume {
  readonly path: string;
  readonly at: Span;
}

/** The word of a command that writes below the volume. */
function writtenIn(script: ShellScript, volume: Volume): Span | undefined {
  for (const { program, operands, options, command } of invocations(script)) {
    const redirected = command.redirections.find(
      ({ operator, target }) => /^>/.test(operator) && target !== undefined && isWithin(target, volume.path),
    );
    if (redirected) return redirected.span;
    if (!writers.has(program)) continue;
    const places = program === "cp" || program === "mv" || program === "ln" ? operands.slice(-1) : operands;
    const words = [...places, ...options.flatMap(({ valueWord }) => valueWord ?? [])];
    const word = words.find(({ value, text }) => isWithin((value ?? text).replace(/\/\*?$/, ""), volume.path));
    if (word) return word.span;
  }
  return undefined;
}

function writeIn(file: FileContext, instruction: Instruction, volume: Volume): Span | undefined {
  if (instruction.keyword === "RUN") {
    if (!instruction.line.text.includes(volume.path) && instruction.heredocs.length === 0) return undefined;
    for (const script of file.scripts(instruction)) {
      const at = writtenIn(script, volume);
      if (at) return at;
    }
    return undefined;
  }
  const target = targetOf(instruction, file.scopeBefore(instruction));
  return target?.path !== undefined && isWithin(target.path, volume.path) ? target.at : undefined;
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
    const volumes = new Map<Stage | undefined, Volume[]>();
    const told = new Set<Volume>();
    for (const instruction of file.each("VOLUME", "RUN", "COPY", "ADD")) {
      const stage = file.stageOf(instruction);
      const known = volumes.get(stage) ?? [...(volumes.get(stage?.parent) ?? [])];
      volumes.set(stage, known);
      if (instruction.keyword === "VOLUME") {
        known.push(...volumesOf(instruction, file.scopeBefore(instruction)));
        continue;
      }
      for (const volume of known) {
        const at = told.has(volume) ? undefined : writeIn(file, instruction, volume);
        if (!at) continue;
        told.add(volume);
        yield { at, says: ["lost", { path: volume.path }], related: [{ at: volume.at, says: ["declared", { path: volume.path }] }] };
      }
    }
  },
});
