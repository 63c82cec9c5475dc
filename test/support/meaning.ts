// What a Dockerfile means to the builder and to the shell, as lines that can be compared: two files with equal lines build alike.
import { expandWord, parse } from "../../server/src/core";
import { pathIn } from "../../server/src/core/image";
import type { Dockerfile, Stage } from "../../server/src/core/model/types";
import { scriptsOf } from "../../server/src/core/shell/scriptsOf";
import type { Command, ShellScript } from "../../server/src/core/shell/types";
import type { Instruction, Pair } from "../../server/src/core/syntax/types";

/** One line for each instruction: what it sets or runs, without casing, layout, comments and spelling that have no effect. */
export function meaning(text: string): readonly string[] {
  const doc = parse(text);
  const directives = doc.tree.directives.filter(({ name }) => name !== "check").map(({ name, value }) => `# ${name}=${value}`);
  const instructions = doc.instructions.filter(({ keyword }) => keyword !== "EXPOSE");
  const ports = doc.stages.map((stage) => `ports of stage ${stage.index}: ${portsOf(doc, stage).join(" ")}`);
  return [...directives, ...instructions.map((instruction) => instructionLine(doc, instruction)), ...ports];
}

/** A stage may get a name that it did not have; it never loses one. */
const unnamed = (line: string): string => line.replace(/^(FROM .*) as \S+ for/, "$1 as - for");

/** The first lines of meaning that differ. */
export function difference(before: string, after: string): string | undefined {
  const old = meaning(before);
  const now = meaning(after);
  const at = old.findIndex((line, index) => line !== now[index] && line !== unnamed(now[index] ?? ""));
  if (at < 0 && old.length === now.length) return undefined;
  return `${old[at] ?? "nothing"} → ${now[at] ?? "nothing"}`;
}

function instructionLine(doc: Dockerfile, instruction: Instruction): string {
  const { keyword, trigger } = instruction;
  if (trigger) return `ONBUILD ${instructionLine(doc, trigger)}`;
  return [
    keyword === "ADD" && addsPlainFiles(instruction) ? "COPY" : keyword,
    ...flagsOf(instruction),
    ...operands(doc, instruction),
    ...bodies(instruction),
  ].join(" ");
}

const takesApart = /^["']?(https?:|git@|ssh:|git:)|\.git\b|\.(tar|tar\.\w+|t?gz|tbz2?|bz2|t?xz|lzma|t?zst|Z)["']?$|\$/i;

/** ADD of what lies in the build context and is no archive does what COPY does. */
const addsPlainFiles = ({ words, json }: Instruction): boolean =>
  (json?.map(({ value }) => value) ?? words.map(({ text }) => text)).slice(0, -1).every((source) => !takesApart.test(source));

/** Without those whose meaning stands elsewhere in the line. */
const flagsOf = ({ flags, keyword }: Instruction): string[] =>
  flags
    .filter(({ name }) => `${keyword} ${name}` !== "COPY from" && `${keyword} ${name}` !== "FROM platform")
    .map(({ name, value }) => `--${name}=${value ?? ""}`);

/** The bodies' text counts to the letter: programs read it. */
const bodies = ({ heredocs, keyword }: Instruction): string[] =>
  keyword === "RUN" ? [] : heredocs.map(({ body, expand }) => JSON.stringify([expand, body.text]));

function operands(doc: Dockerfile, instruction: Instruction): string[] {
  switch (instruction.keyword) {
    case "FROM":
      return fromLine(doc, doc.stageOf(instruction));
    case "ENV":
    case "LABEL":
    case "ARG":
      return instruction.pairs.map((pair) => pairText(doc, instruction, pair));
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "HEALTHCHECK":
      return commandLine(doc, instruction);
    case "COPY":
    case "ADD":
      return [sourceStage(doc, instruction), ...expandedWords(doc, instruction)];
    case "WORKDIR":
      return expandedWords(doc, instruction).map((path) => pathIn(doc.scopeBefore(instruction), String(JSON.parse(path))) ?? path);
    case "MAINTAINER":
    case "SHELL":
      return [instruction.arguments.text, ...(instruction.json ?? []).map(({ value }) => value)];
    default:
      return expandedWords(doc, instruction);
  }
}

/** As the image's configuration holds it: no host part (the builder drops it), `/tcp` where nothing is said, the protocol in lower case. */
function portsOf(doc: Dockerfile, stage: Stage): string[] {
  const exposing = stage.instructions.filter(({ keyword }) => keyword === "EXPOSE");
  return [...new Set(exposing.flatMap((instruction) => expandedWords(doc, instruction)).map(port))].sort();
}

function port(text: string): string {
  const word = String(JSON.parse(text));
  const [ports = "", protocol = "tcp"] = word.slice(word.lastIndexOf(":") + 1).split("/");
  return `${ports}/${protocol.toLowerCase()}`;
}

function fromLine(doc: Dockerfile, stage: Stage | undefined): string[] {
  if (!stage) return [];
  const { image, name, parent, platform, from } = stage;
  const base = parent ? `stage ${parent.index}` : expanded(doc, from, image?.text ?? "");
  // $TARGETPLATFORM is what the builder takes without the flag.
  const where = /^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(platform?.value ?? "") ? "" : (platform?.value ?? "");
  return [base, `as ${name ?? "-"}`, `for ${where || "target"}`];
}

/** The stage that COPY --from names, however it is named. */
function sourceStage(doc: Dockerfile, instruction: Instruction): string {
  const name = instruction.flags.find((flag) => flag.name === "from")?.value;
  if (name === undefined) return "";
  const here = doc.stageOf(instruction)?.index ?? 0;
  const stage = doc.stages.find(({ index, name: own }) => index < here && (own === name.toLowerCase() || String(index) === name));
  return stage ? `from stage ${stage.index}` : `from ${name}`;
}

/** As the builder expands it; a variable whose value comes from outside stands for itself. */
function expanded(doc: Dockerfile, instruction: Instruction, word: string): string {
  const scope = doc.scopeBefore(instruction);
  const names = [...word.matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name);
  const env = Object.fromEntries(names.map((name) => [name, scope.lookup(name)?.value ?? `<${name}>`]));
  const result = expandWord(word, env, { escape: doc.tree.escape });
  return JSON.stringify("value" in result ? result.value : { malformed: word });
}

const pairText = (doc: Dockerfile, instruction: Instruction, { key, value }: Pair): string =>
  value === undefined ? key : `${expanded(doc, instruction, key)}=${expanded(doc, instruction, value)}`;

function expandedWords(doc: Dockerfile, instruction: Instruction): string[] {
  const words = instruction.json ? instruction.json.map(({ value }) => value) : instruction.words.map(({ text }) => text);
  return words.map((word) => expanded(doc, instruction, word));
}

function commandLine(doc: Dockerfile, instruction: Instruction): string[] {
  const { healthcheck, json } = instruction;
  const kind = healthcheck ? [healthcheck.kind] : [];
  if (json) return [...kind, JSON.stringify(json.map(({ value }) => value))];
  const scripts = scriptsOf(doc, instruction);
  if (scripts.length > 0) return [...kind, ...scripts.map(scriptText)];
  return [...kind, (healthcheck?.command ?? instruction.arguments).text, ...instruction.heredocs.map(({ body }) => body.text)];
}

/** Every simple command with its words, and the text between the commands without its blanks. */
function scriptText(script: ShellScript): string {
  const { source, commands, errors, startOptions } = script;
  if (errors.length > 0) return source.text;
  return withoutNothings(
    `${startOptions.join("+")} ${commands.map(commandText).join(" ")} :: ${source.text.replace(/[\s;]+/g, " ").trim()}`,
  );
}

/** Words that change nothing of what is built and run: they keep a cache out, or name the directory that is taken anyway. */
const withoutNothings = (text: string): string =>
  text
    .replace(/ --no-cache-dir(?=\s|$)/g, "")
    .replace(/ && (?:yum|dnf|microdnf|tdnf) clean all(?=\s|$)/g, "")
    .replace(/\bfind((?: -[HLP])*) \.(?= )/g, "find$1")
    .replace(/`([^`]*)`/g, "$($1)")
    .replace(/\b([ef])grep\b/g, (_, letter: string) => `grep -${letter.toUpperCase()}`)
    .replace(/(\bln(?: -\S+)* \S+) \.(?=\s|$|&)/g, "$1");

const commandText = ({ assignments, words, redirections, joinedBy, background, inside }: Command): string =>
  [
    joinedBy ?? "",
    ...inside,
    ...assignments.map(({ name, value }) => `${name}=${value ?? "?"}`),
    ...words.map(({ text, value }) => value ?? text),
    ...redirections.map(({ operator, descriptor, target }) => `${descriptor ?? ""}${operator}${target ?? "?"}`),
    background ? "&" : "",
  ]
    .filter(Boolean)
    .join(" ");
