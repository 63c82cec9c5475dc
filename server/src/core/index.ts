// The only door of core: what the language server, the command line and other programs may use. Everything is pure; offsets are UTF-16 code units.
import { readDockerfile } from "./model";
import type { Dockerfile } from "./model/types";
import { parse as parseTree } from "./syntax";

export { type IgnoreEdit, ignoreHere, ignoreInFile } from "./edits";
export {
  type Ask,
  type FactQuery,
  type Facts,
  type FileSizes,
  type ImageConfig,
  type ImageFact,
  type ImageSource,
  imageKey,
  imageSources,
  isOpen,
  knownText,
  noFacts,
} from "./facts";
export { type CodeLens, codeLens, needs as codeLensNeeds } from "./features/codeLens";
export { type CompletionItem, type CompletionKind, type CompletionList, completion } from "./features/completion";
export { definition } from "./features/definition";
export { documentHighlight } from "./features/documentHighlight";
export { documentLinks } from "./features/documentLinks";
export { type DocumentSymbol, documentSymbols } from "./features/documentSymbols";
export { type FixResult, fixAll, tryEdits } from "./features/fixAll";
export { foldingRanges } from "./features/foldingRanges";
export { type Hover, hover, needs as hoverNeeds } from "./features/hover";
export { stageNeeds, startOf } from "./features/hover/startup";
export { type Refactoring, refactorings, refactorNeeds } from "./features/refactor";
export { references } from "./features/references";
export { renamable, rename } from "./features/rename";
export { signatureHelp } from "./features/signatureHelp";
export {
  detectProjects,
  type Project,
  projectAs,
  renderProject,
  type TemplateFile,
  templateActions,
  templateCompletions,
  templateNeeds,
  templateOfferNeeds,
} from "./features/templates";
export { stageTemplates } from "./knowledge/stageTemplates";
export { factsNeeded, lint } from "./lint";
export { rulePage, rulePageUrl } from "./lint/rulePage";
export { findRule, isHadolintName, type RuleSet, ruleNames, ruleSet, sharedRuleSets } from "./lint/ruleSet";
export { errorsBeside } from "./lint/sameCause";
export {
  defaultConfig,
  type FailLevel,
  type Finding,
  type FindingFix,
  failLevels,
  type LintConfig,
  type Message,
  type Profile,
  profiles,
} from "./lint/types";
export { readDockerfile } from "./model";
export { imageQueries } from "./model/told";
export type { Dockerfile, Stage } from "./model/types";
export {
  type Comparison,
  changesOf,
  compare,
  fixOfKind,
  graceSeconds,
  type ImageStart,
  imageAsDockerfile,
  innerPid,
  type Measured,
  type Observed,
  openPorts,
  type Process,
  type Proof,
  type ProvableFix,
  type Proven,
  problemsOf,
  provableFixes,
  proveNeeds,
  provenPage,
  provenProblems,
  readProcesses,
  renderProven,
  type StartFix,
  seenFromInside,
  startFixes,
  statesOf,
  treeOf,
  upToStage,
} from "./prove";
export { rules } from "./rules";
export { fill, type Rule, type Safety, type Severity, severities } from "./rules/rule";
export { type Split, type SplitResult, splitNeeds, splitStages } from "./split";
export { codeLensText, needs as startupNeeds, renderStartup, type Startup, startup } from "./startup";
export { expandWord, expandWords, parse as parseTree, update } from "./syntax";
export { toSexp } from "./syntax/sexp";
export { toJson } from "./syntax/toJson";
export type { ParseError, SyntaxTree } from "./syntax/types";
export { type LineIndex, lineIndex, type Position } from "./text/lineIndex";
export { lineEnd } from "./text/lines";
export { nearestOfMany } from "./text/nearest";
export { applyEdits, type FixEdit, overlaps, type Span, span, type TextEdit } from "./text/span";

/** Reads a Dockerfile. Never throws: what is wrong is in `errors`. */
export const parse = (text: string): Dockerfile => readDockerfile(parseTree(text));
