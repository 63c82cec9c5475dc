// adduser -g of BusyBox: the description of the user, where a group was meant.
import { dropOption } from "../../edits";
import type { Family } from "../../knowledge/distributions";
import { imageBelow } from "../../model/baseImage";
import type { Stage } from "../../model/types";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation, type Option, optionOf } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule, type FileContext, type Fix, type Found } from "../rule";
import { groupsAbove } from "./groupsAbove";

/** Those whose adduser is BusyBox's. */
const ofBusyBox: ReadonlySet<Family | undefined> = new Set<Family>(["alpine", "busybox", "wolfi"]);
const isNumber = (text: string): boolean => /^\d+$/.test(text);
/** `$GID`, `${APP_GROUP}`, whatever it will be. */
const isGroupVariable = (text: string): boolean => /^\$\{?\w*(?:GID|GROUP)\w*\}?$/i.test(text);

const messages = {
  named:
    "BusyBox takes -g for the description of the user (GECOS), so {user} does not come into the group {group}. The option for the group is -G",
  number:
    "BusyBox takes -g for the description of the user (GECOS), so {user} does not get the group {group}. Make one with addgroup -g {group}, and name it with -G",
  same: "BusyBox takes -g for the description of the user (GECOS). That the group has the number {group} comes from -u. Leave -g out",
  use: "Write -G {group}",
  drop: "Leave -g out",
} as const;

function fixOf(file: FileContext, call: Invocation, option: Option, group: string | undefined): Fix<typeof messages> | undefined {
  const plain = option.word.text === "-g" && option.valueWord !== undefined && file.slice(option.word.span) === "-g";
  if (group === undefined || !plain || !/^[\w.-]+$/.test(group)) return undefined;
  if (call.wrappers.length > 0) return undefined;
  return { title: ["use", { group }], safety: "review", edits: () => [replace(option.span, `-G ${group}`)] };
}

function found(file: FileContext, stage: Stage | undefined, run: Instruction, call: Invocation): Found<typeof messages> | undefined {
  const option = optionOf(call, "-g");
  const [operand, more] = call.operands;
  if (!option?.value || !operand || more || hasOption(call, "-G", "--ingroup")) return undefined;
  const expand = (text: string): string => file.scopeBefore(run).expand(text) ?? text;
  const value = expand(option.value);
  const made = groupsAbove(file, stage, run, call.nameSpan.start);
  const group = made.find(({ name, gid }) => name === value || (gid !== undefined && gid === value));
  if (!group && !isNumber(value) && !isGroupVariable(option.value)) return undefined;
  const says = { user: roughly(operand), group: option.value };
  const uid = optionOf(call, "-u", "--uid")?.value;
  // Without -S, and with no group of that name, it makes a group of the user's name and number.
  if (!group && uid !== undefined && expand(uid) === value && !hasOption(call, "-S", "--system")) {
    const edit = dropOption(file, call, option);
    return {
      at: option.span,
      says: ["same", says],
      severity: "info",
      fix: edit && { title: ["drop"], safety: "review", edits: () => [edit] },
    };
  }
  return { at: option.span, says: [group || !isNumber(value) ? "named" : "number", says], fix: fixOf(file, call, option, group?.name) };
}

export default defineRule({
  id: "gecos-as-group",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `adduser -g` with a group on images whose `adduser` is BusyBox's: Alpine, Wolfi and BusyBox itself.",
    why: "There `-g` is the description of the user (GECOS), and `-G` is the group. The command succeeds, `1000` or `app` ends up as a remark in `/etc/passwd`, and the user is in another group, with `-S` in `nogroup`: files that the group may read are closed to it.",
    bad: "FROM alpine:3.22\nRUN addgroup -S web && adduser -S -g web app\nUSER app\n",
    good: "FROM alpine:3.22\nRUN addgroup -S web && adduser -S -G web app\nUSER app\n",
    fixSafety: "Needs a look: the user gets another group, and with it other permissions.",
    whenNot:
      "A description: anything that is neither a number nor a group that the file makes above. With `-G` beside it the group is given. Where the number is that of `-u` as well, it is an info: BusyBox gives the group that it makes for the user the same number.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "SHELL", "RUN"],
  *check(file) {
    if (!file.text.includes("adduser")) return;
    for (const run of file.each("RUN")) {
      if (!run.arguments.text.includes("adduser") && run.heredocs.length === 0) continue;
      const stage = file.stageOf(run);
      if (!ofBusyBox.has(stage && imageBelow(stage)?.distribution?.family)) continue;
      for (const call of commandsOf(run, file, ["adduser"])) {
        const one = found(file, stage, run, call);
        if (one) yield one;
      }
    }
  },
});
