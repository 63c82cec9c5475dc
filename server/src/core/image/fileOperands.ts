// Which operands of a command that arranges files it reads, writes and removes.
import { fileCommands } from "../knowledge/commandEffects";
import { hasOption, type Invocation, optionOf } from "../shell/invocation";
import { folderOf } from "../text/path";
import { optionWord } from "./command";
import type { CommandSite } from "./commandSteps";
import { type Place, placeOf } from "./places";
import type { ScriptWord } from "./scriptWords";

export interface FileOperands {
  /** What is made or changed; of a transfer, where the sources come: one. */
  readonly targets: readonly ScriptWord[];
  readonly sources: readonly ScriptWord[];
  readonly removed: readonly ScriptWord[];
  /** Of a transfer: the target is written so that it must be a folder. */
  readonly intoFolder: boolean;
}

const none: FileOperands = { targets: [], sources: [], removed: [], intoFolder: false };

/** The script of sed, the mode of chmod, the owner of chown. */
const given = ["-e", "--expression", "-f", "--file", "--reference"] as const;

function transferred(invocation: Invocation): FileOperands {
  const { program, operands } = invocation;
  if (program === "install" && hasOption(invocation, "-d", "--directory")) return { ...none, targets: operands };
  const into = optionOf(invocation, "-t", "--target-directory");
  const folder = into && optionWord(into);
  if (folder) return { ...none, targets: [folder], sources: operands, intoFolder: true };
  // `ln -s /opt/tool` makes a link of that name in the working directory.
  if (program === "ln" && operands.length === 1)
    return { ...none, targets: [{ text: ".", value: "." }], sources: operands, intoFolder: true };
  return { ...none, targets: operands.slice(-1), sources: operands.slice(0, -1), intoFolder: operands.length > 2 };
}

export function fileOperands(invocation: Invocation): FileOperands {
  const { program, operands } = invocation;
  switch (fileCommands.get(program)) {
    case "makes":
      return { ...none, targets: operands };
    case "removes":
      return { ...none, removed: operands };
    case "changes":
      // Without -i sed prints what it makes of a file.
      if (program === "sed" && !hasOption(invocation, "-i", "--in-place")) return none;
      return { ...none, targets: hasOption(invocation, ...given) ? operands : operands.slice(1) };
    case "transfers":
      return transferred(invocation);
    default:
      return none;
  }
}

export interface Target {
  readonly place: Place | undefined;
  readonly isFolder: boolean;
  /** Where relative sources are looked for: what a symbolic link says counts from the folder that it lies in. */
  readonly sourcesFrom: string;
}

/** Where the sources of a transfer come. */
export function targetOf(word: ScriptWord, invocation: Invocation, site: CommandSite): Target {
  const place = placeOf(word, site);
  const isFolder = fileOperands(invocation).intoFolder || /(?:^|\/)\.{0,2}$/.test(site.words.value(word) ?? word.text);
  const symbolic = invocation.program === "ln" && hasOption(invocation, "-s", "--symbolic");
  return { place, isFolder, sourcesFrom: place && symbolic ? (isFolder ? place.path : folderOf(place.path)) : site.directory };
}
