// apk add that keeps its index in the layer.
import { addOption, dropOption } from "../../edits";
import { callSpan, type Invocation } from "../../shell/invocation";
import { installsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { TextEdit } from "../../text/span";
import { defineRule, type Found, type InstructionContext } from "../rule";
import { toldOnce } from "../toldOnce";
import { keepsNoIndex, updateIn } from "./apkUpdate";
import { cachesOf, commandsBehind, mountedAway } from "./installs";
import { cleansUp } from "./removals";
import { apkUpdates, emptyAdds, needlessUpdates } from "./uselessApk";

const messages = {
  left: "apk add keeps the repository index in this layer. Add --no-cache",
  update: "apk update leaves the repository index in this layer, and apk add --no-cache fetches its own. Leave the update out",
  empty: "apk add without a package installs nothing, and the commands behind it fetch the index themselves. Leave it out",
  both: "apk update and apk add keep the repository index in this layer. Leave apk update out, and add --no-cache to apk add",
  also: "Here, too",
  add: "Add --no-cache",
  drop: "Leave apk update out",
  replace: "Add --no-cache and leave apk update out",
} as const;

type Says = Iterable<Found<typeof messages>>;

/** What updates by itself needs no `-U` any more: `--no-cache` does the same. */
function withoutUpdate(context: InstructionContext, invocation: Invocation): readonly TextEdit[] {
  const update = invocation.options.find(({ name }) => apkUpdates.includes(name));
  return [update && dropOption(context.file, invocation, update)].flatMap((edit) => edit ?? []);
}

/** With the update in front of them told at the first. */
function* keptIndexes(instruction: Instruction, context: InstructionContext): Says {
  const told = new Set<Invocation>();
  for (const install of installsOf(instruction, context, "apk")) {
    const { invocation, packages, script } = install;
    if (keepsNoIndex(invocation)) continue;
    if (!context.options.strict && packages.length === 0) continue;
    if (!context.options.strict && commandsBehind(install).some((later) => cleansUp(later, cachesOf("apk")))) continue;
    const before = updateIn(script, instruction, context.file);
    const edits = (each: Invocation): readonly TextEdit[] => [addOption(each, "--no-cache"), ...withoutUpdate(context, each)];
    if (!before?.keeping.includes(invocation)) {
      yield { at: callSpan(invocation), says: ["left"], fix: { title: ["add"], safety: "review", edits: () => edits(invocation) } };
      continue;
    }
    const { update, keeping, edit } = before;
    if (told.has(update)) continue;
    told.add(update);
    yield {
      at: callSpan(invocation),
      says: ["both"],
      related: [update, ...keeping.filter((each) => each !== invocation)].map((each) => ({ at: callSpan(each), says: ["also"] })),
      fix: edit && { title: ["replace"], safety: "review", edits: () => [edit, ...keeping.flatMap(edits)] },
    };
  }
}

export default defineRule({
  id: "apk-cache-left",
  aliases: ["DL3019"],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `apk add` in the final stage without `--no-cache`, and an `apk update` in front of `apk add --no-cache`.",
    why: "apk then keeps the index of its repositories in the layer, a few megabytes that nothing in the container reads.",
    bad: "FROM alpine:3.22\nRUN apk add curl\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache curl\n",
    fixSafety: "Needs a look: with `--no-cache`, apk fetches the index again for every command of the RUN.",
    differs:
      "A removed `/var/cache/apk` counts, and so does a cache mount; a stage that is not the final one is passed over. With `--no-network` apk fetches no index.",
  },
  messages,
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!context.ships && !context.options.strict) return;
    if (mountedAway(instruction, context.scope, [...cachesOf("apk"), "/etc/apk/cache"])) return;
    if (!context.options.strict) {
      for (const { update, edit } of needlessUpdates(instruction, context))
        yield { at: callSpan(update), says: ["update"], fix: edit && { title: ["drop"], safety: "review", edits: () => [edit] } };
      for (const at of emptyAdds(instruction, context)) yield { at, says: ["empty"] };
    }
    yield* toldOnce(keptIndexes(instruction, context), ["also"]);
  },
});
