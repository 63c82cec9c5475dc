// A whole command line in the first string of an array: `CMD ["sleep infinity"]`. No shell takes it apart, and no program is called that.
import { programName } from "../shell/dialect";
import { known } from "../shell/field";
import { stepOf } from "./follow";
import { isKnownName } from "./knownNames";
import type { Setting } from "./setting";
import type { StartCommand, Step } from "./types";

/** A path may have a blank in it, `/opt/My App/run`: then what stands in front of the blank has to be a program. */
function isLine(word: string, { image }: Setting): boolean {
  const [first = "", ...rest] = word.trim().split(/\s+/);
  const isThere = (program: string): boolean => image.commandFile(program, image.workdir).is === "yes";
  if (first === "" || word.includes("$") || isThere(word)) return false;
  const isProgram = !first.includes("/") || isKnownName(programName(first)) || /\.(?:sh|py|js|rb|pl)$/.test(first) || isThere(first);
  return isProgram || rest[0]?.startsWith("-") === true;
}

/** What comes of it where no ENTRYPOINT takes it for an argument. */
export function oneWordStep({ entrypoint, cmd, baseKnown, argv }: StartCommand, setting: Setting, why: string): Step | undefined {
  const part = entrypoint ?? cmd;
  const [word = ""] = part?.words ?? [];
  if (!argv || !baseKnown || part?.form !== "exec" || !part.instruction || !/\s/.test(word) || !isLine(word, setting)) return undefined;
  const because = `an array is no command line: there is no program called \`${word}\`, so the container cannot start`;
  return {
    ...stepOf({ argv: known(argv), directory: setting.image.workdir, why }, "app"),
    program: word,
    app: {
      kind: "task",
      onTerm: "unknown",
      reaps: "unknown",
      alsoStopsOn: [],
      certainty: "certain",
      because,
      file: undefined,
      absent: true,
    },
  };
}
