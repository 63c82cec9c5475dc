// Files that everybody in the container may change.
import { buildFileQueries, composeQueries, liesAmongTests } from "../../context";
import { isReasoned } from "../../model/explained";
import { shippedStages } from "../../model/lineage";
import { defineRule } from "../rule";
import { type GivenOwner, ownerJudge } from "./givenOwners";
import { laterUser } from "./laterUser";
import { changeOf, isForOthers } from "./narrowerMode";
import { anybodyJudge } from "./openFolders";
import { type OpenMode, openModes } from "./openModes";
import { isDeliberate } from "./openOnPurpose";
import { alike, grouped, openMessages, sayer, type Told } from "./openSays";
import { unknownIds } from "./unknownIds";

/** Cheap first look: only for what lies below a folder it is asked how the project starts the image. */
const mayOpenTrees = /\bchmod\s(?:[^\n]{0,40}\s)?(?:-\w*R|--recursive)\b|\s-exec(?:dir)?\s+chmod\b/;

const aboutWriting = /writ|permission|mode|chmod|777|u?ids?\b|user|root|openshift|group/i;

const id = "world-writable-mode";

export default defineRule({
  id,
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
      "What the RUN itself takes away again is passed over. What a chown or COPY --chown has given to a user before is an info, since its owner needs no such mode; where it is given to others alone (`o+rwx`), they are meant, and nothing is said. A directory that everybody writes to has the sticky bit (1777), which is passed over. A comment right above that says why everybody must write is taken as the answer, and so is one that names them (`--user`, any uid, world-writable), and a data folder of PostgreSQL or MySQL, the toolchain of the official Rust image, `/go` of the official Go image, what is mounted anew in each container (`/dev/shm`), or a hidden folder such as `/.cache`, which is the home of an id that the image does not know. So is a folder for data or logs by its name (`logs`, `data`, `cache`) whose own mode is opened in an image that only carries files: it starts nothing of its own, and makes no user. So are an empty folder that the RUN makes, where no USER is set, and a folder of an image " +
      "that the project itself starts under an id (`docker run --user`, `user:` in Compose): the image leaves it to others who writes there. " +
      "Where it is about ids that are not known beforehand (a label `io.openshift.…`, a comment about OpenShift or any user, a path or user of the stage that is given to group 0), the finding is an info, because group 0 does the same. " +
      "In a stage that is not part of the image it is an info: the mode matters only if COPY --from takes the files out. So it is in a file that lies among tests. Several modes of one RUN are told once, and so are several instructions of which the same is said.",
  },
  messages: {
    ...openMessages,
    also: "{mode}, too",
    write: "Write {modes}",
  },
  needs: (file, facts) => (mayOpenTrees.test(file.text) ? [...composeQueries(facts), ...buildFileQueries(facts)] : []),
  *check(file) {
    const shipped = shippedStages(file);
    const isForAnybody = anybodyJudge(file);
    const given = ownerJudge(file);
    const sayOf = sayer(file);
    const isForUnknown = unknownIds(file);
    const isOfTests = liesAmongTests(file.facts);
    const told: Told[] = [];
    for (const instruction of file.each("RUN", "COPY", "ADD")) {
      const opened = openModes(instruction, file).filter((open) => !isDeliberate(file, instruction, open));
      if (opened.length === 0) continue;
      const user = laterUser(file, instruction);
      const stage = file.stageOf(instruction);
      const forUnknown = isForUnknown(stage);
      const ownerOf = ({ paths = [] }: OpenMode): GivenOwner => given(stage, paths);
      const found = opened.filter(
        (open) => !isForAnybody(instruction, open, user) && (file.options.strict || !isForOthers(open, user, ownerOf(open))),
      );
      for (const [kind, opens] of grouped(found, user, ownerOf, forUnknown)) {
        const why = (open: OpenMode) => kind !== "sticky" && isReasoned(file, instruction, aboutWriting, open.at.start);
        const isTold = kind === "random" && !forUnknown;
        const [first, ...others] = isTold ? opens : opens.filter((open) => !why(open));
        if (!first) continue;
        told.push({
          instruction,
          says: sayOf(instruction, kind, first, user),
          opens: [first, ...others],
          isInfo: isOfTests || kind === "held" || why(first) || !shipped.has(stage) || (kind === "random" && forUnknown),
          // What somebody owns already may have its group for a reason.
          changes: [first, ...others].flatMap((open) => (forUnknown && ownerOf(open) ? [] : (changeOf(file, open, kind, user) ?? []))),
        });
      }
    }
    for (const { first, others, more, changes } of alike(file, id, told)) {
      const modes = [...new Set(changes.map(({ to }) => to))].join(" and ");
      const [key, values] = first.says;
      yield {
        at: first.opens[0].at,
        severity: first.isInfo ? "info" : undefined,
        says: [key, { ...values, more: more === 0 ? "" : ` (${more} more like it below)` }],
        related: others.map(({ at, mode }) => ({ at, says: ["also", { mode }] })),
        fix:
          changes.length > 0 ? { title: ["write", { modes }], safety: "review", edits: () => changes.map(({ edit }) => edit) } : undefined,
      };
    }
  },
});
