// Where a stage builds a Go module behind a COPY of its sources, and nothing has loaded the modules that it needs before.
import { contextSources, rootWith } from "../../context";
import { kindOfSource } from "../../image";
import { wholeText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";

const isList = (path: string): boolean => /(?:^|\/)go\.(?:mod|sum|work|work\.sum|\*|mod\*|sum\*)$|^go\*$/.test(path);
const isSource = (path: string): boolean => path === "." || /\.go$/.test(path) || /^(?:folder|either)$/.test(kindOfSource(path));

/** It may have loaded modules, or does not need to. */
const mayHaveModules = /\bgo[ \t]+(?:mod|get|list|install|build|vet|test|run|work|generate)\b|\bmake\b|\.sh\b/;
const elsewhere = /\bvendor\b|pkg\/mod|GOMODCACHE|GOPROXY=off|GO111MODULE=off/;
const loads = /^(?:build|install|test|run|vet|generate)$/;

/** Not `go install tool@v1`, which is about no module of the project. */
const loadsModules = ({ subcommand, operands }: Invocation): boolean =>
  loads.test(subcommand?.value ?? "") && !operands.some(({ text }) => text.includes("@"));

/** What the text of go.mod says, where it is at hand: it names other modules, and no folder of the project. */
const needsOthers = (text: string): boolean => /^require\b/m.test(text) && !/=>[ \t]*\.{0,2}\//.test(text);

export interface GoBuild {
  readonly copy: Instruction;
  readonly at: Span;
  readonly invocation: Invocation;
  /** A COPY above brings go.mod alone. */
  readonly listed: boolean;
}

interface Sources extends Pick<GoBuild, "copy" | "at" | "listed"> {}

/** The first COPY of sources; undefined where something in front of it may load modules. */
function sourcesIn(file: FileContext, history: readonly Instruction[]): Sources | undefined {
  let listed = false;
  for (const instruction of history) {
    if (
      instruction.keyword === "RUN" &&
      mayHaveModules.test(wholeText(instruction)) &&
      (listed || /\bgo[ \t]+mod\b/.test(wholeText(instruction)))
    )
      return undefined;
    const found = contextSources(instruction, file.scopeBefore(instruction));
    const source = found.find(({ path }) => !isList(path) && isSource(path));
    if (source) return { copy: instruction, at: source.at, listed };
    listed ||= found.some(({ path }) => baseName(path) === "go.mod");
  }
  return undefined;
}

export function goBuildBehindCopy(file: FileContext, stage: Stage): GoBuild | undefined {
  const history = historyOf(stage);
  if (history.some((each) => elsewhere.test(wholeText(each)))) return undefined;
  const sources = sourcesIn(file, history);
  if (!sources || file.stageOf(sources.copy) !== stage) return undefined;
  const root = rootWith(file.facts, ["go.mod"]);
  // Sources without go.mod beside them: what is built, and from where, is not known.
  const here = file.facts.directories.get(".") ?? [];
  if (root !== "" && here.some((name) => name.endsWith(".go"))) return undefined;
  const text = root === undefined ? undefined : file.facts.files.get(`${root}go.mod`);
  const isWhole = contextSources(sources.copy, file.scopeBefore(sources.copy)).some(({ path }) => path === ".");
  if (typeof text === "string" ? !needsOthers(text) : !sources.listed) return undefined;
  if (!sources.listed && !isWhole) return undefined;
  if (file.facts.directories.get((root ?? "").replace(/\/$/, "") || ".")?.some((name) => /^(?:vendor\/|go\.work)$/.test(name)))
    return undefined;
  const run = stage.instructions.find(
    (each) => each.index > sources.copy.index && each.keyword === "RUN" && mayHaveModules.test(wholeText(each)),
  );
  if (!run || run.flags.length > 0) return undefined;
  const [first] = commandsOf(run, file, ["go", "make"]).toSorted((a, b) => a.nameSpan.start - b.nameSpan.start);
  return first?.program === "go" && loadsModules(first) && !hasOption(first, "-mod", "-C") ? { ...sources, invocation: first } : undefined;
}
