// The commands that make folders and empty files, change owners, modes and texts, and unpack archives: only where they do it is told.
import { hasOption, type Invocation, optionOf } from "../shell/invocation";
import type { ShellWord } from "../shell/types";
import type { Reader } from "./command";
import type { Effect } from "./effect";
import { absolute } from "./paths";
import { type CommandSite, literalFolder, placeOf } from "./writes";

/** Of a path with a part that is not known, something in its folder. */
export function changed(word: ShellWord, { command }: Invocation, site: CommandSite): readonly Effect[] {
  const value = site.words.value(word);
  const path = value ?? literalFolder(word.text);
  if (path === undefined || path === "") return [];
  const place = placeOf(word, path, command, site);
  return [{ kind: "change", path: absolute(path, site.directory), place, below: value === undefined }];
}

const every: Reader = (invocation, site) => invocation.operands.flatMap((word) => changed(word, invocation, site));

/** The first operand is the mode or the owner. */
const behindFirst: Reader = (invocation, site) =>
  invocation.operands.slice(hasOption(invocation, "--reference") ? 0 : 1).flatMap((word) => changed(word, invocation, site));

const sed: Reader = (invocation, site) => {
  const { operands, options } = invocation;
  if (!options.some(({ name }) => name === "-i" || name === "--in-place")) return [];
  const first = hasOption(invocation, "-e", "--expression", "-f", "--file") ? 0 : 1;
  return operands.slice(first).flatMap((word) => changed(word, invocation, site));
};

/** The folder that an option names, else the one that the command runs in. */
function unpackedInto(invocation: Invocation, site: CommandSite, ...names: readonly string[]): readonly Effect[] {
  const { command, nameSpan } = invocation;
  const word = optionOf(invocation, ...names)?.valueWord;
  if (word) return changed(word, invocation, site);
  return [{ kind: "change", path: site.directory, place: placeOf({ span: nameSpan }, "", command, site), below: true }];
}

const extracts = ({ options }: Invocation): boolean => options.some(({ name }) => /^(?:-x|--extract|--get)$/.test(name));

const tar: Reader = (invocation, site) => {
  const archive = optionOf(invocation, "-f", "--file")?.valueWord;
  const written = extracts(invocation)
    ? unpackedInto(invocation, site, "-C", "--directory")
    : archive && !hasOption(invocation, "-t", "--list")
      ? changed(archive, invocation, site)
      : [];
  return [...written, { kind: "unknown", what: "tar" }];
};

const unzip: Reader = (invocation, site) => [...unpackedInto(invocation, site, "-d"), { kind: "unknown", what: "unzip" }];

export const changeReaders: Readonly<Record<string, Reader>> = {
  mkdir: every,
  touch: every,
  chmod: behindFirst,
  chown: behindFirst,
  chgrp: behindFirst,
  sed,
  tar,
  unzip,
};
