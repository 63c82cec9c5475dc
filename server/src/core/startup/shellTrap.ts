// What a `trap` of a script does with the stop signal.
import { parseSignal } from "../knowledge/stopSignals";
import { parseScript } from "../shell/parseScript";
import { logicalText } from "../text/logicalText";
import type { Answer, Trap } from "./types";

export const scriptText = (text: string) => logicalText(text, [{ logical: 0, source: 0, length: text.length }], 0);

/** Whether a piece of shell sends a signal to the program: `kill -TERM $pid`, `kill 0`, `nginx -s quit`. */
export function sendsSignal(text: string): Answer {
  const { commands } = parseScript(scriptText(text), "sh");
  if (commands.some(({ name }) => name === "kill" || name === "pkill" || name === "killall")) return "yes";
  const harmless = commands.every(
    ({ name }) => name !== undefined && /^(?:exit|echo|printf|:|true|rm|wait|sleep|return|trap|date|cd)$/.test(name),
  );
  return harmless ? "no" : "unknown";
}

/** @param body text of the function that the action calls, if it is one. */
export function readTrap(args: readonly string[], functionText: (name: string) => string | undefined): Trap | undefined {
  const words = args[0] === "--" ? args.slice(1) : args;
  const [action = "", ...names] = words;
  const signals = names.flatMap((name) => (name === "0" || name === "EXIT" ? "EXIT" : (parseSignal(name) ?? [])));
  if (signals.length === 0 || action === "-") return undefined;
  const text = functionText(action.trim().split(/[\s;]/)[0] ?? "") ?? action;
  return { signals, forwards: action === "" ? "no" : sendsSignal(text), ignores: action === "" };
}
