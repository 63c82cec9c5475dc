// apk update, upgrade and add that keep their index in a layer of the image.
import { shippedStages } from "../../model/lineage";
import { isNamedFor } from "../../model/suppressions";
import { callSpan } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { toldOnce } from "../toldOnce";
import { keepsNoIndex } from "./apkUpdate";
import { indexesLeft, isMounted, type LeftIndexes, mayCallApk, noIndexEdits, withoutIndex } from "./indexesLeft";
import { indexMessages, saysOfIndexes } from "./indexSays";
import { emptyAdds } from "./uselessApk";

const id = "apk-cache-left";
const alias = "DL3019";

/** As hadolint does it: every RUN, whatever cleans up behind. */
function* strictly(file: FileContext, run: Instruction): Iterable<Found<typeof indexMessages>> {
  for (const { invocation } of installsOf(run, file, "apk")) {
    if (keepsNoIndex(invocation)) continue;
    yield {
      at: callSpan(invocation),
      says: ["left", { call: "apk add", more: "" }],
      fix: { title: ["add"], safety: "review", edits: () => withoutIndex(file, invocation) },
    };
  }
}

/** All of them at the first. */
function together(file: FileContext, found: LeftIndexes): readonly Found<typeof indexMessages>[] {
  const [first, ...others] = found.left;
  if (!first) return [];
  const { says, title } = saysOfIndexes(first, found);
  const edits = noIndexEdits(file, found);
  return [
    {
      at: callSpan(first.invocation),
      says,
      related: others.map(({ invocation }) => ({ at: callSpan(invocation), says: ["also"] })),
      fix: edits && { title: [title], safety: "review", edits: () => edits },
    },
  ];
}

export default defineRule({
  id,
  aliases: [alias],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `apk add` and `apk upgrade` in the final stage without `--no-cache`, and `apk update`.",
    why: "apk then keeps the index of its repositories in the layer, a few megabytes that nothing in the container reads.",
    bad: "FROM alpine:3.22\nRUN apk add curl\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache curl\n",
    fixSafety: "Needs a look: with `--no-cache`, apk fetches the index again for every command.",
    differs:
      "A removed `/var/cache/apk` counts, and so does a cache mount; a stage that is not the final one is passed over. With `--no-network` apk fetches no index. hadolint knows `apk add` alone, and reports every RUN; strict profiles do so as well. " +
      "Elsewhere the calls of one image are told once, at the first, and mended together: where one keeps the index, the image has it, and an `apk add` behind that brings no other for four hours. There is no fix where a command needs the index of an `apk update` (`apk fetch`, `--no-network`).",
  },
  messages: indexMessages,
  reads: ["FROM", "ARG", "ENV", "RUN", "SHELL"],
  *check(file) {
    const runs = file.each("RUN").filter(mayCallApk);
    if (runs.length === 0) return;
    if (file.options.strict) {
      for (const run of runs) if (!isMounted(file, run)) yield* toldOnce(strictly(file, run), ["also"]);
      return;
    }
    const shipped = shippedStages(file);
    for (const run of runs) {
      if (!shipped.has(file.stageOf(run)) || isMounted(file, run)) continue;
      for (const at of emptyAdds(run, file)) yield { at, says: ["empty"] };
    }
    const found = indexesLeft(file);
    // An update for commands that bring no index themselves is what they read.
    if (found.needed && found.left.every(({ isUpdate }) => isUpdate) && !found.fetches) return;
    const isAlone = ({ run }: { readonly run: Instruction }): boolean => isNamedFor(file, run, [id, alias]);
    for (const run of new Set(found.left.filter(isAlone).map((each) => each.run)))
      yield* together(file, { ...found, left: found.left.filter((each) => each.run === run) });
    yield* together(file, { ...found, left: found.left.filter((each) => !isAlone(each)) });
  },
});
