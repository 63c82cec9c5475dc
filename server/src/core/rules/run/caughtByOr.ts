// `a && b && [ test ] || c`: the tests whose `||` takes the failure of what stands in front of them, too.
import { followedBy } from "../../shell/astQueries";
import { invocationOf } from "../../shell/invocation";
import { standingOf } from "../../shell/throughShells";
import type { Command, ShellScript } from "../../shell/types";
import { harmless } from "./passedOver";

export interface Caught {
  /** What fails unseen. */
  readonly program: string;
  readonly test: Command;
  /** Behind `||`. */
  readonly right: Command;
  readonly before: Command;
}

/** Ask a question, as a test does. */
const asks: ReadonlySet<string> = new Set([
  "[",
  "test",
  "grep",
  "egrep",
  "command",
  "which",
  "type",
  "id",
  "getent",
  "dpkg",
  "diff",
  "cmp",
  "stat",
  "ls",
]);
const givesUp: ReadonlySet<string> = new Set(["exit", "false", "return", "continue", "break", "kill"]);

/** Nobody writes longer chains. */
const furthest = 200;

const isTest = ({ name }: Command): boolean => name === "[" || name === "test";

/** `dpkg -i x.deb || apt-get -fy install`: apt brings what dpkg missed, and that alone. */
function isRepair(script: ShellScript, { name, words }: Command, right: Command | undefined): boolean {
  if (name !== "dpkg" || !words.some(({ value }) => value === "-i" || value === "--install")) return false;
  const invocation = right && invocationOf(script, right);
  if (!invocation || !/^(?:apt|apt-get)$/.test(invocation.program)) return false;
  return invocation.options.some(({ name: option }) => option === "-f" || option === "--fix-broken");
}

/** Of one list, the pieces of words left out: they stand deeper. */
const alike = (one: Command, other: Command): boolean =>
  one.inside.length === other.inside.length && one.inside.every((construct, depth) => construct === other.inside[depth]);

/** The first in front of the test, joined to it by `&&`, whose failure is a failure. */
function inFront({ commands }: ShellScript, at: number): string | undefined {
  let found: string | undefined;
  const [test] = commands.slice(at, at + 1);
  let joint = test?.joinedBy;
  for (let place = at - 1; test && place >= Math.max(0, at - furthest); place--) {
    const command = commands[place];
    if (!command || command.inside.length > test.inside.length) continue;
    if (!alike(command, test) || (joint !== "&&" && joint !== "|" && joint !== "||")) break;
    const { name, pipeline } = command;
    const decides = pipeline.index === pipeline.length - 1;
    if (decides && joint === "&&" && name !== undefined && !asks.has(name) && !harmless.has(name)) found = name;
    joint = command.joinedBy;
  }
  return found;
}

/** What stands behind the `||` that the test, or what runs where it holds, leads to. */
function rightOf(script: ShellScript, at: number): Command | undefined {
  const { commands } = script;
  const [test] = commands.slice(at, at + 1);
  for (const command of commands.slice(at + 1, at + furthest)) {
    if (!test || command.span.start < test.span.end) continue;
    if (command.inside.length > test.inside.length) {
      if (command.inside.includes("substitution") && !test.inside.includes("substitution")) continue;
      return undefined;
    }
    if (!alike(command, test)) return undefined;
    if (command.joinedBy === "||") return command;
    if (command.joinedBy !== "&&") return undefined;
  }
  return undefined;
}

export function caughtByOr(script: ShellScript): readonly Caught[] {
  const { commands } = script;
  return commands.flatMap((test, at) => {
    if (
      !(isTest(test) || test.name === "dpkg") ||
      test.joinedBy !== "&&" ||
      test.pipeline.length > 1 ||
      standingOf(script, test)?.condition
    )
      return [];
    const right = rightOf(script, at);
    if (!right || (!isTest(test) && !isRepair(script, test, right)) || givesUp.has(right.name ?? "")) return [];
    // `|| echo bad && exit 1`
    const behind = commands[commands.indexOf(right) + 1];
    if (followedBy(script, right) === "&&" && behind && givesUp.has(behind.name ?? "")) return [];
    const program = inFront(script, at);
    const before = commands.slice(0, at).findLast((each) => alike(each, test));
    return program !== undefined && before ? [{ program, test, right, before }] : [];
  });
}
