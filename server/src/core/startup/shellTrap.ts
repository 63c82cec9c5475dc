// What a `trap` of a script does with the stop signal.
import { parseSignal } from "../knowledge/stopSignals";
import { parseScript } from "../shell/parseScript";
import { logicalText } from "../text/logicalText";
import type { Answer, Trap } from "./types";

export const scriptText = (text: string) => logicalText(text, [{ logical: 0, source: 0, length: text.length }], 0);

/** What a piece of shell does: sends a signal to the program (`kill -TERM $pid`, `kill 0`, `nginx -s quit`), ends the shell itself. */
function actionOf(text: string): Pick<Trap, "forwards" | "ends"> {
  const { commands } = parseScript(scriptText(text), "sh");
  const kills = commands.some(({ name }) => name === "kill" || name === "pkill" || name === "killall");
  const harmless = commands.every(
    ({ name }) => name !== undefined && /^(?:exit|echo|printf|:|true|rm|wait|sleep|return|trap|date|cd)$/.test(name),
  );
  const ends = commands.some(({ name }) => name === "exit") || /\bkill\s+(?:-\w+\s+)*(?:--\s+)?(?:0|-?\$\$)(?!\w)/.test(text);
  return { forwards: kills ? "yes" : harmless ? "no" : "unknown", ends: ends ? "yes" : harmless ? "no" : "unknown" };
}

/** @param body text of the function that the action calls, if it is one. */
export function readTrap(args: readonly string[], functionText: (name: string) => string | undefined): Trap | undefined {
  const words = args[0] === "--" ? args.slice(1) : args;
  const [action = "", ...names] = words;
  const signals = names.flatMap((name) => (name === "0" || name === "EXIT" ? "EXIT" : (parseSignal(name) ?? [])));
  if (signals.length === 0 || action === "-") return undefined;
  const text = functionText(action.trim().split(/[\s;]/)[0] ?? "") ?? action;
  return { signals, ignores: action === "", ...(action === "" ? { forwards: "no", ends: "no" } : actionOf(text)) };
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
