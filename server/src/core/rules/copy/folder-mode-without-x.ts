// A mode for files that folders get, too: nobody but root can enter them.
import { copyOf, userInForce } from "../../image";
import { flagOf } from "../../model/arguments";
import { mayUse } from "../../model/syntaxVersion";
import { changedMode } from "../../text/fileMode";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { closedModes, closes } from "./closedModes";
import { listingsFor } from "./copiedFolder";
import { isMended } from "./mendedMode";

/** `u=rwX,go=rX` of 644: X is for folders, and for what is executable already. undefined where everybody could write. */
function withX(mode: string): string | undefined {
  const digits = /^0?([0-7])([0-7])([0-7])$/.exec(mode)?.slice(1).map(Number);
  if (!digits || ((digits[2] ?? 0) & 2) !== 0) return undefined;
  const letters = digits.map((digit) => `${digit & 4 ? "r" : ""}${digit & 2 ? "w" : ""}${digit & 4 ? "X" : ""}`);
  const [u = "", g = "", o = ""] = letters;
  return g === o ? `u=${u},go=${g}` : `u=${u},g=${g},o=${o}`;
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
    bad: "FROM nginx:1.30\nCOPY --chmod=644 dist/ /srv/dist/\n",
    good: "FROM nginx:1.30\nCOPY --chmod=u=rwX,go=rX dist/ /srv/dist/\n",
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
    if (!file.text.includes("chmod")) return;
    for (const instruction of file.each("COPY", "ADD", "RUN")) {
      for (const closed of closedModes(file, instruction)) {
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
