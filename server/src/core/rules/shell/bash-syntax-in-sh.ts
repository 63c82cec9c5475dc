// Syntax of bash where the shell is dash or BusyBox ash.
import { linesAbove } from "../../edits";
import { baseBrings } from "../../image";
import { type Extension, shellExtensions } from "../../knowledge/shellExtensions";
import { standsAlone } from "../../model/onbuild";
import { takesPipefail } from "../../shell/dialect";
import { extensions } from "../../shell/extensions";
import type { ShellScript } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type Fix, type InstructionContext } from "../rule";
import { isReadByCurl, removedDatabase, writtenOut } from "./braceWords";
import { inPosix } from "./inPosix";
import { isPlainText, withShell } from "./scripts";

const messages = {
  unknown: "{name} is bash; {shell} does not know it and {effect}. Write it for sh, or choose bash with SHELL",
  database:
    "{name} is bash; {shell} takes it as text, so nothing is removed here. Do not choose bash for it: there this removes {path}, the database of installed packages. Name the folders that are meant",
  write: "Write {text}",
  shell: 'Write SHELL ["/bin/bash", "-c"] above it',
} as const;

type Fault = ReturnType<typeof extensions>[number];

function fixFor(
  { kind, span }: Fault,
  script: ShellScript,
  instruction: Instruction,
  context: InstructionContext,
): Fix<typeof messages> | undefined {
  const braces =
    kind === "brace-expansion" ? extensions(script).filter((each) => each.kind === kind && !isReadByCurl(each, script, context)) : [];
  const plain = isPlainText(instruction);
  const posix = plain
    ? (inPosix(kind, span, context.text(span)) ??
      writtenOut(
        script,
        braces.map((each) => each.span),
      ))
    : undefined;
  if (posix) return { title: ["write", { text: posix.text }], safety: "review", edits: () => posix.edits };
  const { stage } = context;
  if (!baseBrings(stage, "bash") || instruction.keyword !== "RUN" || !isPlainText(instruction) || !standsAlone(instruction, stage))
    return undefined;
  return { title: ["shell"], safety: "review", edits: () => [linesAbove(context.file, instruction, ['SHELL ["/bin/bash", "-c"]'])] };
}

/** The name of the shell that does not know it; undefined where it does, or where nobody knows which shell it is. */
function stranger({ dialect }: ShellScript, kind: Extension, { stage, options: { strict } }: InstructionContext): string | undefined {
  const { ash } = shellExtensions[kind];
  if (dialect === "dash" && kind === "pipefail" && takesPipefail(dialect, stage) !== false) return strict ? "a POSIX sh" : undefined;
  if (dialect === "dash") return "dash";
  if (dialect === "ash") return ash ? undefined : "BusyBox ash";
  return dialect === "sh" && strict ? "a POSIX sh" : undefined;
}

export default defineRule({
  id: "bash-syntax-in-sh",
  aliases: [
    ..."SC3001 SC3003 SC3005 SC3006 SC3008 SC3009 SC3010 SC3011 SC3014 SC3018 SC3020 SC3024 SC3029 SC3030 SC3037 SC3039 SC3040".split(" "),
    ..."SC3044 SC3045 SC3046 SC3047 SC3050 SC3053 SC3054 SC3055 SC3057 SC3059 SC3060 SC2112 SC2113".split(" "),
  ],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds bash's own syntax where `/bin/sh` is dash (Debian, Ubuntu) or BusyBox ash (Alpine): `[[ ]]`, `{a,b}`, arrays, `<<<`, `&>`, `source`, `echo -e` and others, each as far as that shell does not know it.",
    why: "Some of it fails, some of it is taken for something else: dash makes one directory named `{a,b}`, prints the `-e` of `echo -e`, and runs a command with `&>` in the background.",
    bad: "FROM debian:12-slim\nRUN mkdir -p /srv/{data,logs}\n",
    good: "FROM debian:12-slim\nRUN mkdir -p /srv/data /srv/logs\n",
    fixSafety:
      "Needs a look: SHELL counts for all following instructions, shell-form CMD and ENTRYPOINT included. A few braces are written out, which changes that command alone.",
    whenNot:
      "The base image's own /bin/sh was replaced by bash. Braces in an address of curl are passed over: curl itself makes several addresses of `{a,b}`, unless it runs with `--globoff`. wget does not.",
    differs:
      "ShellCheck judges by POSIX. Here the shell of the base image decides: BusyBox ash knows `[[`, `source` and more. Where the shell is not known, only strict profiles report.",
  },
  messages,
  on: withShell,
  *checkInstruction(instruction, context) {
    const { strict } = context.options;
    for (const script of context.scripts(instruction)) {
      const { dialect } = script;
      if (dialect !== "dash" && dialect !== "ash" && !(strict && dialect === "sh")) continue;
      const told = new Set<Extension>();
      for (const fault of extensions(script)) {
        const { kind, span } = fault;
        const shell = told.has(kind) ? undefined : stranger(script, kind, context);
        if (shell === undefined || isReadByCurl(fault, script, context)) continue;
        told.add(kind);
        const { name, effect } = shellExtensions[kind];
        const path = kind === "brace-expansion" ? removedDatabase(script, span) : undefined;
        if (path !== undefined) yield { at: span, says: ["database", { name, shell, path }] };
        else yield { at: span, says: ["unknown", { name, shell, effect }], fix: fixFor(fault, script, instruction, context) };
      }
    }
  },
});
