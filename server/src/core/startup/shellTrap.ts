// What a `trap` of a script does with the stop signal.
import { parseSignal } from "../knowledge/stopSignals";
import { parseScript } from "../shell/parseScript";
import { logicalText } from "../text/logicalText";
import type { Answer, Trap } from "./types";

export const scriptText = (text: string) => logicalText(text, [{ logical: 0, source: 0, length: text.length }], 0);

const harmlessName = /^(?:exit|echo|printf|:|true|rm|wait|sleep|return|trap|date|cd)$/;

const killers: ReadonlySet<string> = new Set(["kill", "pkill", "killall"]);

/** Longer ones nobody reads in a sentence. */
const longestCommand = 60;

/** What a piece of shell does: sends a signal to the program (`kill -TERM $pid`, `kill 0`, `nginx -s quit`), ends the shell itself. */
function actionOf(text: string): Pick<Trap, "forwards" | "ends" | "runs"> {
  const { commands } = parseScript(scriptText(text), "sh");
  const kills = commands.some(({ name }) => killers.has(name ?? ""));
  const work = commands.filter(({ name, words }) => words.length > 0 && !killers.has(name ?? "") && !harmlessName.test(name ?? ""));
  const harmless = commands.every(({ name }) => name !== undefined && harmlessName.test(name));
  const ends = commands.some(({ name }) => name === "exit") || /\bkill\s+(?:-\w+\s+)*(?:--\s+)?(?:0|-?\$\$)(?!\w)/.test(text);
  const first = work[0]?.words.map((word) => word.text).join(" ");
  const runs = first === undefined || first.length <= longestCommand ? first : work[0]?.words[0]?.text;
  return { forwards: kills ? "yes" : harmless ? "no" : "unknown", ends: ends ? "yes" : harmless ? "no" : "unknown", runs };
}

/** @param body text of the function that the action calls, if it is one. */
export function readTrap(args: readonly string[], functionText: (name: string) => string | undefined): Trap | undefined {
  const words = args[0] === "--" ? args.slice(1) : args;
  const [action = "", ...names] = words;
  const signals = names.flatMap((name) => (name === "0" || name === "EXIT" ? "EXIT" : (parseSignal(name) ?? [])));
  if (signals.length === 0 || action === "-") return undefined;
  if (action === "") return { signals, ignores: true, forwards: "no", ends: "no", runs: undefined };
  const name = action.trim().split(/[\s;]/)[0] ?? "";
  const body = functionText(name);
  const done = actionOf(body ?? action);
  return { signals, ignores: false, ...done, ...(body !== undefined && done.runs !== undefined && { runs: name }) };
}

const surer = (a: Answer, b: Answer): Answer =>
  a === "yes" || b === "yes" ? "yes" : a === "unknown" || b === "unknown" ? "unknown" : "no";

/** Of two traps the one for the stop signal counts; one for EXIT runs behind it where that ends the shell. */
export function mergeTraps(before: Trap | undefined, added: Trap): Trap {
  if (!before) return added;
  const signals = [...before.signals, ...added.signals];
  if (!before.signals.includes("SIGTERM")) return added.signals.includes("SIGTERM") ? withExit(added, before) : { ...added, signals };
  return added.signals.includes("SIGTERM") ? withExit(added, before) : { ...withExit(before, added), signals };
}

/** @param other may be one for EXIT, which hands the signal on when the shell ends. */
const withExit = (trap: Trap, other: Trap): Trap =>
  other.signals.includes("EXIT") && !trap.signals.includes("EXIT") && trap.ends !== "no"
    ? { ...trap, forwards: surer(trap.forwards, other.forwards), signals: [...trap.signals, "EXIT"] }
    : trap;
