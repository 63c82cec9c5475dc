// A part of the file (a stage, or what stands before the first FROM) with its variables and scopes, made on demand.
import { platformArgs } from "../knowledge/predefinedArgs";
import type { SyntaxTree } from "../syntax/types";
import { settingsBelow, toldVariables } from "./baseImage";
import { type Chained, chained } from "./chained";
import { hashInstruction, pairsOf } from "./chunkMemo";
import { expandKnown } from "./expand";
import { readScopes, type Scopes } from "./scope";
import { combine, type Hash, hashText, keyOf } from "./scopeKey";
import type { Section } from "./section";
import type { Scope, Stage, VariableDefinition } from "./types";
import { readVariables, type Variables } from "./variables";

export interface Part {
  readonly section: Section;
  readonly stage: Stage | undefined;
  /** The part of the parent stage. */
  readonly parent: Part | undefined;
  /** The base image may bring variables that are not seen here (it is not `scratch`). */
  readonly open: boolean;
  readonly windows: boolean;
  readonly variables: Chained<Variables>;
  readonly scopes: Chained<Scopes>;
  /** Directory behind the last instruction. */
  readonly workdir: Chained<string | undefined>;
  /** What its FROM sees. */
  readonly fromScope: Scope;
}

export interface PartSource {
  readonly tree: SyntaxTree;
  readonly section: Section;
  readonly stage: Stage | undefined;
  readonly parent: Part | undefined;
  /** Before the first FROM; undefined for that part itself. */
  readonly head: Part | undefined;
  readonly open: boolean;
  readonly windows: boolean;
  readonly names: FileNames;
}

type Inherited = (name: string) => VariableDefinition | undefined;

const predefined = (name: string, value: string | undefined): VariableDefinition => ({
  name,
  kind: "predefined",
  value,
  instruction: undefined,
  nameSpan: undefined,
});

/** What every Linux image has that does not say otherwise. Source: BuildKit's system.DefaultPathEnv. */
const defaultPath = predefined("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

/** The values depend on the machine that builds. */
const platformDefinitions: ReadonlyMap<string, VariableDefinition> = new Map(
  [...platformArgs.keys()].map((name) => [name, predefined(name, undefined)]),
);

/** A global ARG as FROM, and `ARG name` in a stage, see it. */
export const globalDefinition = (head: Part, name: string): VariableDefinition | undefined =>
  head.variables.get().atEnd(name) ?? platformDefinitions.get(name);

/** So many are asked without reading the names of the whole file. */
const fewAncestors = 8;

function inheritedBy(source: PartSource): Inherited {
  if (!source.head) return (name) => platformDefinitions.get(name);
  return (name) => {
    let walked = 0;
    for (let each = source.parent; each; each = each.parent) {
      if (walked++ === fewAncestors && !source.names.mayDefine(name)) break;
      const found = each.variables.get().atEnd(name);
      if (found) return found;
    }
    const ofImage = toldVariables(source.stage)?.get(name);
    if (ofImage) return ofImage;
    return name === "PATH" && !source.open && !source.windows ? defaultPath : undefined;
  };
}

/** The names that ENV and ARG of the whole file set, so that a name of none of them is not looked for in every ancestor. */
export interface FileNames {
  mayDefine(name: string): boolean;
}

export function fileNames(tree: SyntaxTree): FileNames {
  let names: Set<string> | undefined;
  let dynamic = false;
  const read = (): Set<string> => {
    const found = new Set<string>();
    for (const instruction of tree.instructions) {
      if (instruction.keyword !== "ENV" && instruction.keyword !== "ARG") continue;
      for (const { key } of pairsOf(instruction)) {
        found.add(key);
        if (!/^\w*$/.test(key)) dynamic = true;
      }
    }
    return found;
  };
  return {
    mayDefine(name) {
      names ??= read();
      return dynamic || names.has(name);
    },
  };
}

const noParent = hashText("");

/** Changes with everything that the first instruction can see: global arguments, the FROM line, the parent stage. */
function startHash({ tree, section, head, parent, stage }: PartSource): Hash {
  if (!head || !section.from) return hashText(tree.escape);
  const above = combine(head.scopes.get().endHash, parent?.scopes.get().endHash ?? noParent);
  const written = combine(above, hashInstruction(section.from, tree.text));
  const told = stage && !parent ? stage.baseImage?.told : undefined;
  return told ? combine(written, hashText(JSON.stringify(told))) : written;
}

function readPartVariables(source: PartSource, inherited: Inherited): Variables {
  const { tree, head, section, open } = source;
  const global = (name: string): VariableDefinition | undefined => head && globalDefinition(head, name);
  const { instructions } = tree;
  return readVariables({ instructions, escape: tree.escape, first: section.first, end: section.end, inherited, global, open });
}

function readPartScopes(source: PartSource, inherited: Inherited, variables: () => Variables): Scopes {
  const { tree, section, parent, stage } = source;
  const parentEnd = parent?.scopes.get().end;
  const imageWorkdir = source.open || !source.head ? undefined : (stage?.baseImage?.told?.workdir ?? "/");
  return readScopes({
    text: tree.text,
    instructions: tree.instructions,
    first: section.first,
    end: section.end,
    escape: tree.escape,
    stage,
    start: {
      hash: startHash(source),
      shell: parent ? parentEnd?.shell : settingsBelow(stage).shell,
      shellLinks: parentEnd?.shellLinks ?? [],
      user: parentEnd?.user,
    },
    startWorkdir: () => (parent ? parent.workdir.get() : imageWorkdir),
    variables,
    inherited,
    open: source.open,
    windows: source.windows,
  });
}

/** FROM sees the global arguments only; the key tells what its image means here. */
function makeFromScope(source: PartSource): Scope {
  const { head, tree, stage } = source;
  const seen = (name: string): VariableDefinition | undefined => head && globalDefinition(head, name);
  return {
    get key() {
      return `from ${keyOf(startHash(source))}`;
    },
    stage,
    lookup: seen,
    expand: (raw) => expandKnown(raw, seen, tree.escape).value,
    shell: undefined,
    shellLinks: [],
    user: undefined,
    workdir: undefined,
  };
}

export function makePart(source: PartSource): Part {
  const { parent } = source;
  const inherited = inheritedBy(source);
  const part: Part = {
    section: source.section,
    stage: source.stage,
    parent,
    open: source.open,
    windows: source.windows,
    variables: chained(parent?.variables, () => readPartVariables(source, inherited)),
    scopes: chained(parent?.scopes, () => readPartScopes(source, inherited, part.variables.get)),
    workdir: chained(parent?.workdir, () => part.scopes.get().end.workdir),
    fromScope: makeFromScope(source),
  };
  return part;
}
