// Whom a stage gives its paths to: by chown, install -o, COPY --chown; the last one counts.
import { changesOf, copyOf, imageAt, isRoot, withoutGroup } from "../../image";
import { flagOf } from "../../model/arguments";
import { instructionText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation, optionOf } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { covers } from "../../text/span";
import type { FileContext } from "../rule";
import { foldersOfFind, foundCalls } from "./foundBelow";

interface Given {
  /** undefined: not known which user. */
  readonly owner: string | undefined;
  /** All that lies in the folder, too. */
  readonly deep: boolean;
}

type Owners = Map<string, Given>;

/** `chown OWNER …`, `install -o OWNER …`; undefined where it gives nothing to anybody. */
function ownerIn(invocation: Invocation): string | undefined {
  if (invocation.program === "chown") return hasOption(invocation, "--reference") ? undefined : invocation.operands[0]?.text;
  const option = optionOf(invocation, "-o", "--owner");
  return option?.valueWord?.text ?? option?.value;
}

function byCommand(file: FileContext, run: Instruction, invocation: Invocation, owners: Owners): void {
  const owner = ownerIn(invocation);
  if (owner === undefined) return;
  const text = file.scopeBefore(run).expand(owner.replace(/["']/g, ""));
  // `chown :staff` changes the group alone.
  if (text !== undefined && withoutGroup(text) === "") return;
  const name = text === undefined || text.includes("$") ? undefined : withoutGroup(text);
  for (const { path, how, at } of changesOf(file, run)) {
    if (how === "removed" || how === "below" || !covers(invocation.command.span, at)) continue;
    owners.set(path, { owner: name, deep: hasOption(invocation, "-R", "--recursive") });
  }
}

/** `find /a -exec chown app {} +` */
function byFind(file: FileContext, run: Instruction, find: Invocation, owners: Owners): void {
  const { expand } = file.scopeBefore(run);
  for (const { program, operands } of foundCalls(find)) {
    const text = program === "chown" ? operands[0]?.text : undefined;
    if (text === undefined) continue;
    const owner = expand(text.replace(/["']/g, ""));
    if (owner !== undefined && withoutGroup(owner) === "") continue;
    const name = owner === undefined || owner.includes("$") ? undefined : withoutGroup(owner);
    for (const path of foldersOfFind(find, expand) ?? []) owners.set(path, { owner: name, deep: true });
  }
}

function byCopy(file: FileContext, copy: Instruction, owners: Owners): void {
  const flag = flagOf(copy, "chown")?.value;
  const target = flag === undefined ? undefined : copyOf(copy, file.scopeBefore(copy))?.knownTarget;
  if (flag === undefined || target === undefined) return;
  const text = file.scopeBefore(copy).expand(flag);
  owners.set(target, { owner: text === undefined ? undefined : withoutGroup(text), deep: true });
}

function ownersIn(file: FileContext, stage: Stage): Owners {
  const owners: Owners = new Map();
  for (const instruction of stage.instructions) {
    if (instruction.keyword === "COPY" || instruction.keyword === "ADD") byCopy(file, instruction, owners);
    if (instruction.keyword !== "RUN" || !/\b(?:chown|install)\b/.test(instructionText(instruction))) continue;
    for (const each of commandsOf(instruction, file, ["chown", "install"])) byCommand(file, instruction, each, owners);
    for (const each of commandsOf(instruction, file, ["find"])) byFind(file, instruction, each, owners);
  }
  return owners;
}

/** The path itself, and the folders around it. */
function givenAt(owners: Owners, path: string): Given | undefined {
  const own = owners.get(path);
  if (own) return own;
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const around = owners.get(path.slice(0, end));
    if (around?.deep) return around;
  }
  return undefined;
}

/** `unknown`: a user of whom only that much is known. */
export type GivenOwner = { readonly name: string; readonly uid: () => string | undefined } | "unknown" | undefined;

function idOf(file: FileContext, stage: Stage | undefined, name: string): string | undefined {
  const user = stage && imageAt(file, file.facts, stage).user(name);
  return user?.is === "yes" ? user.value.uid : undefined;
}

/** Which user other than root all the paths are given to, in the stage or below it; undefined: to none, or not to the same. */
export function ownerJudge(file: FileContext): (stage: Stage | undefined, paths: readonly string[]) => GivenOwner {
  const known = new Map<Stage, Owners>();
  const ownersOf = (stage: Stage): Owners => {
    const owners = known.get(stage) ?? ownersIn(file, stage);
    known.set(stage, owners);
    return owners;
  };
  return (stage, paths) => {
    const stages = stage ? lineage(stage).toReversed() : [];
    const given = paths.map((path) => stages.map((each) => givenAt(ownersOf(each), path)).find((found) => found !== undefined));
    const [first] = given;
    if (!first || !given.every((each) => each && each.owner === first.owner)) return undefined;
    if (first.owner === undefined) return "unknown";
    if (isRoot(first.owner)) return undefined;
    const { owner: name } = first;
    return { name, uid: () => idOf(file, stage, name) };
  };
}
