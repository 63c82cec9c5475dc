// RUN chmod or chown of what a COPY above it has brought.
import { bringLittle, weightSays } from "../../context";
import { copiedFolderQueries } from "../copiedFolders";
import { defineRule, type FileContext } from "../rule";
import { changedFile } from "./changedFile";
import { flagsInstead, isMadeLater } from "./changedTreeFix";
import { isDeep, spanOfChange, type TreeChange, treeChanges } from "./changedTrees";
import { copiesBelowRuns } from "./copiesBelow";
import { flagForTree } from "./copyFlags";
import { otherKind } from "./otherChange";
import { isThereBefore } from "./thereBefore";
import { fillsBetween } from "./writesWithin";

function adviceOf(file: FileContext, change: TreeChange, other: TreeChange | undefined) {
  const { invocation, to, path, copies } = change;
  const { program } = invocation;
  const command = isDeep(invocation) ? `${program} -R` : program;
  const keyword = copies[0]?.keyword ?? "COPY";
  const size = weightSays(file, file.facts, copies);
  const flag = flagForTree(change);
  const [copy] = copies;
  if (other) {
    const says = { command, other: `${other.invocation.program} -R`, path, size, keyword };
    const owner = program === "chmod" ? other : change;
    const isKept = copy && owner.invocation.program === "chown" && isThereBefore(file, copy, path);
    return isKept ? (["bothKept", { ...says, program: "chown", to: owner.to }] as const) : (["both", says] as const);
  }
  if (flag === undefined || !copy)
    return ["set", { command, path, size, keyword, flag: program === "chmod" ? "--chmod" : "--chown" }] as const;
  const user = to.split(":", 1)[0] ?? to;
  const says = { command, path, size, keyword, flag };
  if (program === "chown" && isThereBefore(file, copy, path))
    return isMadeLater(file, copy, user)
      ? (["laterKept", { ...says, program, to, user }] as const)
      : (["treeKept", { ...says, program, to }] as const);
  return isMadeLater(file, copy, user) ? (["later", { ...says, user }] as const) : (["tree", says] as const);
}

export default defineRule({
  id: "permissions-after-copy",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `RUN chown -R` and `RUN chmod -R` of folders that a `COPY` above has brought, and `RUN chown` of a program that `COPY --from` has brought. With strict profiles also `chmod` and `chown` of the one file that the `COPY` directly above has brought.",
    why:
      "A layer holds whole files: to change the owner of a file is to store the file again. The image then has everything twice, as it was copied and as it was changed, " +
      "and every pull moves both. COPY can set owner and mode itself.",
    bad: 'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app\nUSER node\nCMD ["node", "server.js"]\n',
    good: 'FROM node:24\nWORKDIR /app\nCOPY --chown=node:node . .\nRUN chown node:node /app\nUSER node\nCMD ["node", "server.js"]\n',
    fixSafety:
      "Needs a look: with `--chown=app` the files have the user's own group, too. Of one file, `+x` becomes 755. BuildKit is needed for --chmod. " +
      "It is offered only where nothing but COPY brings files into the folder, and where the user is there already; the folder itself, where COPY may find it there, is still changed by the command. A folder that the COPY makes gets the owner that its --chown names.",
    whenNot:
      "Stages that do not ship are passed over: what is copied out of them is stored once. So are folders that mkdir or WORKDIR made, what a command before has moved away or removed, what weighs less than 5 MB in the build context (in a browser, where sizes are not known: up to 60 files whose names all are those of texts) unless a command in between fills the same folder, " +
      "and commands that leave files as they are, such as `chmod -R a+rX` or `chgrp -R 0`. It is an info: the container works. " +
      "One small file with `chmod +x` costs a few kilobytes, which is why only strict profiles tell.",
  },
  messages: {
    tree: "{command} stores all that {keyword} has brought to {path}{size} a second time, in a layer of its own. Use {flag} on the {keyword}",
    later:
      "{command} stores all that {keyword} has brought to {path}{size} a second time, in a layer of its own. Make {user} above the {keyword}, and use {flag} there",
    treeKept:
      "{command} stores all that {keyword} has brought to {path}{size} a second time, in a layer of its own. Use {flag} on the {keyword}, and keep {program} {to} {path} without -R: COPY leaves the folder itself as it is",
    laterKept:
      "{command} stores all that {keyword} has brought to {path}{size} a second time, in a layer of its own. Make {user} above the {keyword}, use {flag} there, and keep {program} {to} {path} without -R: COPY leaves the folder itself as it is",
    set: "{command} stores all that {keyword} has brought to {path}{size} a second time, in a layer of its own. Set that with {flag} on the {keyword}",
    both: "{command} and {other} store all that {keyword} has brought to {path}{size} a second time, in a layer of its own. Set both with --chown and --chmod on the {keyword}: one of them alone saves nothing",
    bothKept:
      "{command} and {other} store all that {keyword} has brought to {path}{size} a second time, in a layer of its own. Set both with --chown and --chmod on the {keyword}, as one of them alone saves nothing, and keep {program} {to} {path} without -R: COPY leaves the folder itself as it is",
    twice: "{program} stores {path} a second time in a layer of its own. Use {flag} on the {keyword}",
    brought: "brought here",
    also: "and changed here",
    add: "Use {flag} on the {keyword}",
  },
  needs: (file, facts) => (/ch(?:own|mod|grp)\b[^\n]{0,40}(?:-R|recursive)/.test(file.text) ? copiedFolderQueries(file, facts) : []),
  *check(file) {
    if (!/ch(?:own|mod|grp)/.test(file.text)) return;
    for (const { run, brought, above } of copiesBelowRuns(file)) {
      const changes = treeChanges(file, run, brought);
      const [first, ...others] = changes.filter((each) => !bringLittle(file, file.facts, each.copies) || fillsBetween(file, run, each));
      if (first) {
        const other = otherKind(first, others);
        const edits = other && flagForTree(other) === undefined ? undefined : flagsInstead(file, run, first);
        yield {
          at: spanOfChange(first),
          says: adviceOf(file, first, other),
          related: [
            ...first.copies.map(({ span: at }) => ({ at, says: ["brought"] as const })),
            ...others.map((other) => ({ at: spanOfChange(other), says: ["also"] as const })),
          ],
          fix: edits && {
            title: ["add", { keyword: first.copies[0]?.keyword ?? "COPY", flag: flagForTree(first) ?? "" }],
            safety: "review",
            edits: () => edits,
          },
        };
      } else if (above && changes.length === 0 && file.options.strict) {
        const changed = changedFile(file, above, run);
        if (!changed) continue;
        const { invocation, path, flag, edits } = changed;
        yield {
          at: invocation.command.span,
          says: ["twice", { program: invocation.program, path, keyword: above.keyword, flag }],
          fix: { title: ["add", { keyword: above.keyword, flag }], safety: "review", edits: () => edits },
        };
      }
    }
  },
});
