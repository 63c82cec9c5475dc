// Files that everybody in the container may change.
import { isReasoned } from "../../model/explained";
import { shippedStages } from "../../model/lineage";
import { hasOption } from "../../shell/invocation";
import type { FixEdit } from "../../text/span";
import { replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { type LaterUser, laterUser } from "./laterUser";
import { isShared, type OpenMode, openModes } from "./openModes";

type Kind = "sticky" | "random" | "owned" | "open";

const inRootGroup = (user: LaterUser | undefined): boolean => user === undefined || (user !== "someone" && user.inRootGroup);

/** As they are written for users that nobody knows beforehand: `g+w,o+w`, `a+rwX`. */
const forAnybody = (mode: string): boolean => /\bg\+[^,]*w.*\bo\+[^,]*w|go\+|X/.test(mode);

function kindOf({ mode, paths, chmod }: OpenMode, user: LaterUser | undefined): Kind {
  if (paths?.length && paths.every(isShared)) return "sticky";
  if (chmod && (forAnybody(mode) || (user !== undefined && inRootGroup(user)))) return "random";
  return user === undefined || user === "someone" ? "open" : "owned";
}

/** The same without write permission for others; of octal modes only. */
const narrower = (mode: string): string | undefined =>
  /^[0-7]{3,4}$/.test(mode) ? mode.replace(/[0-7]{2}$/, (last) => (last === "66" ? "44" : "55")) : undefined;

interface Change {
  readonly to: string;
  readonly edit: FixEdit;
}

/** What the group gets instead; undefined where letters make files executable, which `g=u` does not. */
const groupMode = (mode: string): string | undefined =>
  /^\d/.test(mode) ? mode.replace(/\d$/, (others) => String(Number(others) & 5)) : mode.includes("x") ? undefined : "g=u";

/** `chmod -R a+rwX x` → `chgrp -R 0 x && chmod -R g=u x`; undefined where that is no longer one step of a list. */
function forRootGroup(file: FileContext, { chmod, plain, mode }: OpenMode): Change | undefined {
  const to = groupMode(mode);
  if (!chmod || !plain || to === undefined || chmod.wrappers.length > 0) return undefined;
  const { inside, redirections, pipeline, joinedBy, assignments, span } = chmod.command;
  if (inside.length + redirections.length + assignments.length > 0 || pipeline.length > 1 || joinedBy === "||") return undefined;
  const [first, ...paths] = chmod.operands.map((word) => file.slice(word.span));
  if (first === undefined || paths.length === 0 || file.slice(span).includes("\n")) return undefined;
  const all = hasOption(chmod, "-R", "--recursive") ? "-R " : "";
  const edit = replace(span, `chgrp ${all}0 ${paths.join(" ")} && chmod ${all}${to} ${paths.join(" ")}`);
  return { to: `chgrp 0 and chmod ${to}`, edit };
}

/** Nothing that takes away what a later user needs. */
function changeOf(file: FileContext, open: OpenMode, kind: Kind, user: LaterUser | undefined): Change | undefined {
  const { mode, at, plain, chmod, paths } = open;
  if (kind === "random") return inRootGroup(user) ? forRootGroup(file, open) : undefined;
  // The folders in it get the mode, too, and with letters the files keep theirs.
  const partly = chmod !== undefined && !/^\d/.test(mode) && hasOption(chmod, "-R", "--recursive");
  const narrow = kind === "open" && user === undefined && !paths?.some(isShared) ? narrower(mode) : undefined;
  const to = kind === "sticky" && !partly ? "1777" : narrow;
  return plain && to !== undefined ? { to, edit: replace(at, to) } : undefined;
}

const aboutWriting = /writ|permission|mode|chmod|777|u?ids?\b|user|root|openshift|group/i;

/** Those of one instruction that are one fault, in order. */
function grouped(opens: readonly OpenMode[], user: LaterUser | undefined): ReadonlyMap<Kind, readonly OpenMode[]> {
  const groups = new Map<Kind, OpenMode[]>();
  for (const open of opens) {
    const kind = kindOf(open, user);
    groups.set(kind, [...(groups.get(kind) ?? []), open]);
  }
  return groups;
}

export default defineRule({
  id: "world-writable-mode",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds permissions that let everybody write: `chmod 777`, `chmod a+rwx`, `COPY --chmod=777`, and `/tmp` without its sticky bit.",
    why: "Any process in the container, whatever user it runs as, can then change the program or configuration that another one runs. A write permission is also no cure for a wrong owner: `chown` and `COPY --chown` are. A user whose id is not known beforehand, as on OpenShift, is always in group 0: `chgrp -R 0` and `chmod -R g=u` are enough.",
    bad: "FROM debian:12-slim\nCOPY run.sh /run.sh\nRUN chmod 777 /run.sh\n",
    good: "FROM debian:12-slim\nCOPY run.sh /run.sh\nRUN chmod 755 /run.sh\n",
    fixSafety:
      "Needs a look: a process that runs as another user than the owner, or outside of group 0, can no longer write there. Where a later USER is not the owner, no fix is offered.",
    whenNot:
      "A directory that everybody writes to has the sticky bit (1777), which is passed over. A comment right above that says why everybody must write is taken as the answer; " +
      "where it is about ids that are not known beforehand, the finding is an info, because group 0 does the same. " +
      "In a stage that is not part of the image it is an info: the mode matters only if COPY --from takes the files out. Several modes of one RUN are told once.",
  },
  messages: {
    open: "{mode} lets every user in the container change these files. Give write permission to the owner only, and use chown if the owner is wrong",
    owned: "{mode} lets every user in the container change these files. Let {user} own them, and give write permission to the owner only",
    random:
      "{mode} lets every user in the container change these files. A user whose id is not known beforehand is in group 0, so chgrp -R 0 and chmod -R g=u are enough",
    sticky: "{mode} leaves out the sticky bit, so every user can delete and replace what others put into {path}. Write 1777",
    also: "{mode}, too",
    write: "Write {modes}",
  },
  *check(file) {
    const shipped = shippedStages(file);
    for (const instruction of file.each("RUN", "COPY", "ADD")) {
      const found = openModes(instruction, file);
      if (found.length === 0) continue;
      const user = laterUser(file, instruction);
      for (const [kind, opens] of grouped(found, user)) {
        const why = (open: OpenMode) => kind !== "sticky" && isReasoned(file, instruction, aboutWriting, open.at.start);
        const [first, ...others] = kind === "random" ? opens : opens.filter((open) => !why(open));
        if (!first) continue;
        const changes = [first, ...others].flatMap((open) => changeOf(file, open, kind, user) ?? []);
        const modes = [...new Set(changes.map(({ to }) => to))].join(" and ");
        yield {
          at: first.at,
          severity: why(first) || !shipped.has(file.stageOf(instruction)) ? "info" : undefined,
          says: [kind, { mode: first.mode, path: first.paths?.[0] ?? "", user: typeof user === "object" ? user.name : "" }],
          related: others.map(({ at, mode }) => ({ at, says: ["also", { mode }] })),
          fix:
            changes.length > 0
              ? { title: ["write", { modes }], safety: "review", edits: () => changes.map(({ edit }) => edit) }
              : undefined,
        };
      }
    }
  },
});
