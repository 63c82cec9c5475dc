// A mode for files that folders get, too: nobody but root can enter them.
import { changesOf, copyOf, kindOfSource, userInForce } from "../../image";
import { flagOf } from "../../model/arguments";
import { mayUse } from "../../model/syntaxVersion";
import type { Dockerfile } from "../../model/types";
import { commandsOf, type ScriptReader } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import { changedMode } from "../../text/fileMode";
import { covers, replace, type Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { folderMadeBy, listingsFor } from "./copiedFolder";

/** How far below what mends it is looked for. */
const furthest = 50;

/** Folders get it, may be read, and not entered: 644, 600, a-x. */
function closes(mode: string): boolean {
  const folder = changedMode(mode, 0o755, true);
  return folder !== undefined && (folder & 0o400) !== 0 && (folder & 0o100) === 0;
}

/** `u=rwX,go=rX` of 644: X is for folders, and for what is executable already. undefined where everybody could write. */
function withX(mode: string): string | undefined {
  const digits = /^0?([0-7])([0-7])([0-7])$/.exec(mode)?.slice(1).map(Number);
  if (!digits || ((digits[2] ?? 0) & 2) !== 0) return undefined;
  const letters = digits.map((digit) => `${digit & 4 ? "r" : ""}${digit & 2 ? "w" : ""}${digit & 4 ? "X" : ""}`);
  const [u = "", g = "", o = ""] = letters;
  return g === o ? `u=${u},go=${g}` : `u=${u},g=${g},o=${o}`;
}

interface Closed {
  readonly mode: string;
  readonly at: Span;
  readonly plain: boolean;
  readonly what: string;
  readonly chmod: Invocation | undefined;
}

const mayBeFolder = (path: string): boolean => kindOfSource(path) !== "file";

function* closedBy(file: FileContext, instruction: Instruction): Iterable<Closed> {
  const flag = flagOf(instruction, "chmod");
  if (flag?.value !== undefined && flag.valueSpan && closes(flag.value)) {
    const copy = copyOf(instruction, file.scopeBefore(instruction));
    const what = copy && folderMadeBy(file, instruction, copy);
    if (what !== undefined) yield { mode: flag.value, at: flag.valueSpan, plain: true, what, chmod: undefined };
  }
  if (instruction.keyword !== "RUN" || !/\bchmod\b/.test(textOf(instruction))) return;
  for (const chmod of commandsOf(instruction, file, ["chmod"])) {
    const [word] = chmod.operands;
    if (word?.value === undefined || !closes(word.value) || !hasOption(chmod, "-R", "--recursive")) continue;
    const changes = changesOf(file, instruction).filter(({ at, how }) => how === "changed" && covers(chmod.command.span, at));
    const folder = changes.find(({ path }) => mayBeFolder(path) && !/^\/root\b/.test(path));
    if (folder) yield { mode: word.value, at: word.span, plain: word.text === word.value, what: folder.path, chmod };
  }
}

const textOf = ({ line, heredocs }: Instruction): string => line.text + heredocs.map(({ body }) => body.text).join("\n");

/** Some later command lets folders be entered: `find -type d -exec chmod 755`, `chmod -R a+rX`. */
function isMended(file: Dockerfile & ScriptReader, instruction: Instruction, { chmod }: Closed): boolean {
  const later =
    file
      .stageOf(instruction)
      ?.instructions.filter(({ index }) => index >= instruction.index)
      .slice(0, furthest) ?? [];
  return later.some((each) => {
    if (each.keyword !== "RUN" || !/\bchmod\b/.test(textOf(each))) return false;
    return commandsOf(each, file, ["chmod", "find", "xargs"]).some(({ program, operands, words, nameSpan }) => {
      if (each === instruction && nameSpan.start <= (chmod?.nameSpan.start ?? 0)) return false;
      if (program !== "chmod") return words.some(({ text }) => /chmod/.test(text));
      const folder = changedMode(operands[0]?.value ?? "", 0o644, true);
      return folder === undefined || (folder & 0o111) !== 0;
    });
  });
}

export default defineRule({
  id: "folder-mode-without-x",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds modes without execute permission that folders get: `COPY --chmod=644 dist /srv/dist` and `chmod -R 644 /srv`.",
    why: "To reach a file, a process needs execute permission of every folder above it. Only root does without, so a server that runs as another user cannot open the files.",
    bad: "FROM nginx:1.29\nCOPY --chmod=644 dist/ /srv/dist/\n",
    good: "FROM nginx:1.29\nCOPY --chmod=u=rwX,go=rX dist/ /srv/dist/\n",
    fixSafety:
      "Needs a look: with X, folders can be entered, and files that are executable stay so. Letters in --chmod need BuildKit's Dockerfile syntax 1.14; where the file asks for an older one the fix is 755.",
    whenNot:
      "Only files get the mode: sources are taken for files unless their name, a listing of the context or the stage that they come from says otherwise, and a folder that is there before the COPY keeps its mode. " +
      "A later `find -type d -exec chmod` or `chmod -R a+rX` mends it, and then the rule is silent. So it is for modes without any right for others, such as 600, where the container runs as root.",
  },
  messages: {
    closed: "{mode} is given to folders, too: without x only root can enter {what}. Use {better}",
    write: "Write {better}",
  },
  needs: (file) =>
    file.each("COPY", "ADD").flatMap((instruction) => {
      const mode = flagOf(instruction, "chmod")?.value;
      const copy = mode !== undefined && closes(mode) ? copyOf(instruction, file.scopeBefore(instruction)) : undefined;
      return copy ? listingsFor(copy) : [];
    }),
  *check(file) {
    for (const instruction of file.each("COPY", "ADD", "RUN")) {
      for (const closed of closedBy(file, instruction)) {
        const { mode, at, plain, what, chmod } = closed;
        const forOthers = ((changedMode(mode, 0o755, true) ?? 0) & 0o044) !== 0;
        const stage = file.stageOf(instruction);
        if (!forOthers && stage && userInForce(stage.endScope).isRoot !== false) continue;
        if (isMended(file, instruction, closed)) continue;
        const letters = withX(mode);
        const better = chmod || mayUse(file.tree, "1.14") ? letters : letters && "755";
        yield {
          at,
          says: ["closed", { mode, what, better: better ?? "X, as in a+rX" }],
          fix: plain && better ? { title: ["write", { better }], safety: "review", edits: () => [replace(at, better)] } : undefined,
        };
      }
    }
  },
});
