// What has to come with exec where the program's own code decides about the signal, and nobody has seen it.
import { programs } from "../../knowledge/programs";
import type { Obstacle } from "./obstacle";
import type { Simulated } from "./simulated";

/** Of interpreters whose programs drop the signal as PID 1, unless their code has a handler. */
const codeFile = /\.(?:py|rb|pl|[cm]?js|php)$/;

/** A program whose own code decides, and nobody has seen it. */
export const isLeftToCode = ({ application: { app, program } }: Simulated): boolean =>
  app?.onTerm === "unknown" && (programs.get(program)?.onTerm === "code" || codeFile.test(program));

/** A shell script that is not at hand: whether it ends in exec, nobody knows. */
export const isUnreadScript = ({ role, program }: Obstacle["next"]): boolean => role === "app" && /\.(?:ba|da|k|z)?sh$/.test(program);

/** The end of a sentence that says to put exec in front; empty where the program becomes no PID 1, or ends on the signal. */
export function ownHandler({ isPid1, next }: Obstacle, found: Simulated): string {
  if (isUnreadScript(next))
    return `, and in ${next.program} in front of what it starts: a script that does not end in exec keeps the signal, too`;
  if (!isPid1 || next.role !== "app" || !isLeftToCode(found)) return "";
  const { program } = found.application;
  return `, and see that the code which ${program} runs handles ${found.stop.signal}, or put an init in front: as PID 1 it drops the signal otherwise`;
}
