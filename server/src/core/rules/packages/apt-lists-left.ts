// apt-get update whose package lists stay in a layer of the image.
import { lineNumber } from "../../text/lines";
import { calledQueries } from "../calledScripts";
import { defineRule, type FileContext, type Fix, type Found, type Says } from "../rule";
import { areForUsers } from "./listsForUsers";
import { type LateRemoval, type LeftLists, listsLeft, mostAsked, removalEdits, removedTooLate } from "./listsLeft";

const messages = {
  join: "The package lists that {loader} loads stay in this layer, 20 to 40 MB, and a RUN below installs with them: one day they are old, and the install fails. Join this RUN with the install below, and clean up behind that",
  built:
    "The package lists that {loader} loads stay in this layer, 20 to 40 MB, and a stage that is built on this one installs with them: one day they are old, and the install fails. Remove them here, and let that stage load its own before it installs",
  left: "The package lists that {loader} loads stay in this layer, 20 to 40 MB. Remove them in the same RUN",
  several:
    "The package lists that {loader} loads stay in this layer, 20 to 40 MB, as they do in {more} more {runs}. Remove them in every one of these: a single one that is left out keeps them",
  severalRelied:
    "The package lists that {loader} loads stay in this layer, 20 to 40 MB, as they do in {more} more {runs}, and a RUN below installs with those of line {line}. Join that one with the install, then remove the lists in every one: a single one that is left out keeps them",
  severalBuilt:
    "The package lists that {loader} loads stay in this layer, 20 to 40 MB, as they do in {more} more {runs}, and a stage that is built on this one installs with those of line {line}. Let that stage load its own, then remove the lists in every one of these",
  misspelt: "The package lists that {loader} loads stay in this layer, 20 to 40 MB: {path} misses them. The folder is /var/lib/apt/lists",
  late: "The package lists that {loader} loads stay in this layer, 20 to 40 MB: a later RUN that removes them only hides them. Remove them in the same RUN",
  also: "Here, too",
  relied: "Here, too, and a RUN below installs with them",
  missed: "Here, too: {path} is not where they are",
  hides: "This comes too late",
  removal: "Add rm -rf /var/lib/apt/lists/*",
  spell: "Write /var/lib/apt/lists",
} as const;

function removalIn(file: FileContext, left: readonly LeftLists[]): Fix<typeof messages> | undefined {
  const edits = removalEdits(file, left);
  return edits && { title: left.every(({ misspelt }) => misspelt) ? ["spell"] : ["removal"], safety: "review", edits: () => edits };
}

function wordsFor(
  file: FileContext,
  first: LeftLists,
  others: readonly LeftLists[],
  late: LateRemoval | undefined,
): Found<typeof messages>["says"] {
  const { loader, misspelt } = first;
  if (first.relied) return [first.relied === "below" ? "join" : "built", { loader }];
  const more = others.length;
  const counted = { loader, more, runs: more > 1 ? "RUNs" : "RUN" };
  const relied = others.find((each) => each.relied);
  if (relied) {
    const line = lineNumber(file.text, relied.at.start);
    return [relied.relied === "below" ? "severalRelied" : "severalBuilt", { ...counted, line }];
  }
  if (late) return ["late", { loader }];
  if (misspelt) return ["misspelt", { loader, path: misspelt.path }];
  return more > 0 ? ["several", counted] : ["left", { loader }];
}

const wordsBeside = ({ relied, misspelt }: LeftLists): Says<typeof messages> =>
  relied ? ["relied"] : misspelt ? ["missed", { path: misspelt.path }] : ["also"];

/** The image has the lists once, however many RUNs load them: told at the first that is not told as an update alone. */
function toldFor(file: FileContext, left: readonly LeftLists[], removals: readonly LateRemoval[]): readonly Found<typeof messages>[] {
  const first = left.find(({ isAlone, relied }) => !(isAlone && relied)) ?? left[0];
  if (!first) return [];
  const others = left.filter((each) => each !== first);
  const late = removals.find(({ run }) => run.index > first.run.index);
  return [
    {
      at: first.at,
      says: wordsFor(file, first, others, late),
      related: [
        ...others.map((each) => ({ at: each.at, says: wordsBeside(each) })),
        ...(late ? [{ at: late.at, says: ["hides"] as const }] : []),
      ],
      fix: removalIn(file, left),
    },
  ];
}

export default defineRule({
  id: "apt-lists-left",
  aliases: ["DL3009"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `apt-get update` or `apt update` in a `RUN` that leaves the downloaded package lists in a layer of the image.",
    why: "The lists are 20 to 40 MB that nothing in the running container reads, and every pull of the image carries them. Only the same `RUN` can keep them out: a later one hides them, but the layer has them.",
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n",
    fixSafety:
      "Never safe by itself: an image that builds on this one, or a program in the container, may install with these lists, and then finds no package. Offered only where no later RUN installs without an update.",
    whenNot:
      "A build stage whose layers do not reach the final image, and a cache or tmpfs mount on the lists: both are passed over. So is a script that removes the lists: one whose text is in the build context is read, of another its name counts (`cleanup.sh`), where it is the last command. An `apt-get update` that stands alone at the end of an image, right behind a removal of the lists or under a comment that says what for, is for those who install in the image; and an image whose build is a run of tests ships nowhere.",
    differs:
      "hadolint accepts any `rm -rf`, and reports every RUN, and every stage that another one builds on; strict profiles do the latter two as well. " +
      "Elsewhere several RUNs of one image are told once, at the first, and mended together: where one keeps the lists, the image has them. " +
      "A script that adds a repository and loads the lists (NodeSource, packagecloud) counts as an update.",
  },
  messages,
  needs: (file, facts) =>
    file
      .each("RUN")
      .filter((run) => /\bapt(?:-get|itude)?\b|\.deb\.sh|nodesource/.test(run.arguments.text) || run.heredocs.length > 0)
      .slice(0, mostAsked)
      .flatMap((run) => calledQueries(file, facts, run)),
  *check(file) {
    const left = listsLeft(file);
    if (left.length === 0 || (!file.options.strict && areForUsers(file, left))) return;
    const removals = removedTooLate(file);
    if (!file.options.strict) yield* toldFor(file, left, removals);
    else for (const each of left) yield* toldFor(file, [each], removals.slice(-1));
  },
});
