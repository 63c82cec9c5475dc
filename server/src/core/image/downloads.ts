// The files that a command loads from the net or takes out of an archive, where it is known under which name they come to lie.
import { hasOption, type Invocation, optionOf } from "../shell/invocation";
import { baseName } from "../text/path";
import type { Span } from "../text/span";
import { optionWord } from "./command";
import type { CommandStep } from "./commandSteps";
import { braced } from "./copies";
import { absolute } from "./paths";
import type { ScriptWord } from "./scriptWords";
import { redirectedTo } from "./writes";

/** A path as it is counted from the command's directory; one that begins with `$` is not known. */
export interface Download {
  readonly path: string;
  readonly at: Span;
}

interface Target {
  readonly invocation: Invocation;
  readonly step: CommandStep;
}

const nowhere = /^(?:-|\/dev\/.*)$/;

/** The value of a word; undefined where it depends on what is not known. */
const valueIn = ({ step }: Target, word: ScriptWord | undefined): string | undefined => step.site.words.value(word);

function pathOf(target: Target, text: string | undefined, folder?: string): readonly string[] {
  if (text === undefined || text === "" || nowhere.test(text)) return [];
  const { directory } = target.step.site;
  return [absolute(braced(text), folder === undefined ? directory : absolute(braced(folder), directory))];
}

/** The name that a server's file gets by its address; a question mark in it is no wildcard. */
function nameInAddress({ step }: Target, word: ScriptWord): string | undefined {
  const [field, ...others] = step.site.words.fields(word);
  const path = field?.text.split(/[?#]/, 1)[0] ?? "";
  return others.length === 0 && /^[a-z]+:\/\/[^/]+\/[^$`{}*[\]]+$/i.test(path) ? baseName(path) : undefined;
}

/** Of an option's value that must be known; null where it is there, but not known. */
function folderOf(target: Target, ...names: readonly string[]): string | undefined | null {
  const option = optionOf(target.invocation, ...names);
  return option && (valueIn(target, optionWord(option)) ?? null);
}

function named(target: Target, folder: string | undefined | null): readonly string[] {
  if (folder === null) return [];
  return target.invocation.operands.flatMap((word) => pathOf(target, nameInAddress(target, word), folder));
}

function printed({ step }: Target): readonly string[] {
  return redirectedTo(step.command, step.site).flatMap(({ place, printed: out }) => (out && place?.is === "path" ? [place.path] : []));
}

function ofCurl(target: Target): readonly string[] {
  const { invocation } = target;
  const folder = folderOf(target, "--output-dir");
  const given = invocation.options.filter(({ name }) => name === "-o" || name === "--output");
  const outputs = folder === null ? [] : given.flatMap((option) => pathOf(target, valueIn(target, optionWord(option)), folder));
  const remote = hasOption(invocation, "-O", "--remote-name", "--remote-name-all") && !hasOption(invocation, "-J", "--remote-header-name");
  return [...outputs, ...(remote ? named(target, folder) : []), ...(given.length === 0 && !remote ? printed(target) : [])];
}

function ofWget(target: Target): readonly string[] {
  const { invocation } = target;
  const output = optionOf(invocation, "-O", "--output-document");
  if (hasOption(invocation, "-r", "--recursive", "-m", "--mirror", "--spider", "--content-disposition", "-i", "--input-file")) return [];
  if (!output) return named(target, folderOf(target, "-P", "--directory-prefix"));
  const value = valueIn(target, optionWord(output));
  return value === "-" ? printed(target) : pathOf(target, value);
}

/** The folder of the clone, and its history, which is often removed alone. */
function ofGit(target: Target): readonly string[] {
  const { invocation } = target;
  if (invocation.subcommand?.value !== "clone" || hasOption(invocation, "-C", "--bare", "--mirror")) return [];
  const [address, folder] = invocation.operands;
  const name = folder ? valueIn(target, folder) : baseName(valueIn(target, address) ?? "").replace(/\.git$/, "");
  return pathOf(target, name).flatMap((path) => [`${path}/*`, `${path}/.git`]);
}

function unpacked(target: Target, ...names: readonly string[]): readonly string[] {
  const folder = folderOf(target, ...names);
  return folder === null ? [] : pathOf(target, folder ?? ".").map((path) => `${path === "/" ? "" : path}/*`);
}

function ofTar(target: Target): readonly string[] {
  const { invocation } = target;
  const extracts = hasOption(invocation, "-x", "--extract", "--get") && !hasOption(invocation, "-O", "--to-stdout");
  // With names behind it only a part is taken out.
  return extracts && invocation.operands.length === 0 ? unpacked(target, "-C", "--directory") : [];
}

const loaders: Readonly<Record<string, (target: Target) => readonly string[]>> = {
  curl: ofCurl,
  wget: ofWget,
  git: ofGit,
  tar: ofTar,
  unzip: (target) => (hasOption(target.invocation, "-p", "-l", "-t", "-Z") ? [] : unpacked(target, "-d")),
};

export function loadedBy(step: CommandStep): readonly Download[] {
  const { runs } = step;
  const loader = runs && Object.hasOwn(loaders, runs.program) ? loaders[runs.program] : undefined;
  if (!runs || !loader) return [];
  return loader({ invocation: runs, step }).map((path) => ({ path, at: runs.command.span }));
}
