// What the rules about the start read: the simulated start of the final stage, run once per document, and the questions it leads to.

import { hostPidQueries, runByCompose, startQueries } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import { unhandleable } from "../../knowledge/programs";
import type { Dockerfile } from "../../model/types";
import { needs, type Startup, type Step, startup } from "../../startup";
import { isDeaf, processesOf } from "../../startup/deliver";

export interface Simulated extends Startup {
  /** Processes that stay, PID 1 first. */
  readonly processes: readonly Step[];
  readonly pid1Step: Step;
  /** The last one: the application, as far as it is known. */
  readonly application: Step;
  /** A Compose file beside the Dockerfile starts the image with Docker's own init. */
  readonly composeInit: boolean;
}

/** undefined: nothing to start, Windows, or not known at all. */
export function simulated(file: Dockerfile, facts: Facts): Simulated | undefined {
  const run = runByCompose(file, facts);
  const found = startup(file, facts, file.finalStage, run);
  if (!found || found.windows) return undefined;
  const processes = processesOf(found.chain);
  const [pid1Step] = processes;
  const application = processes.at(-1);
  return pid1Step && application && { ...found, processes, pid1Step, application, composeInit: run.init };
}

/** The application ignores its stop signal on purpose: no init and no exec changes that. */
export const isDeafApplication = ({ application, stop }: Simulated): boolean => isDeaf(application, stop.signal);

/** The container ends at once, and the program has no handler that a signal would set to work: nothing is lost. */
export const losesNothing = (found: Simulated): boolean =>
  found.application.app?.onTerm === "ignores" && found.stop.stopsPromptly === "yes" && !isDeafApplication(found);

/** A Compose file stops it with SIGKILL: nobody waits for it, and nobody wants to. */
export const isKilledAtOnce = ({ stop, stopSignal }: Simulated): boolean => stopSignal.from === "compose" && unhandleable.has(stop.signal);

const asked = new WeakMap<Dockerfile, { readonly facts: Facts; readonly queries: readonly FactQuery[] }>();

/** The same for every rule about the start, so that it is worked out once. */
export function startupQueries(file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const known = asked.get(file);
  if (known?.facts === facts) return known.queries;
  const found = startup(file, facts);
  // Compose files, and what else says how it is run, matter only where an init would change something.
  const wantsInit = found !== undefined && (found.verdict !== "ok" || found.reapsOrphans !== "yes");
  const queries = [...needs(file, facts), ...(wantsInit ? [...startQueries(file, facts), ...hostPidQueries(facts)] : [])];
  asked.set(file, { facts, queries });
  return queries;
}

/** The base image, or the stage's own words where it is not known, may have an ENTRYPOINT that nobody sees here. */
export const mayHaveOtherEntrypoint = ({ start }: Startup): boolean => !start.baseKnown && !start.entrypoint?.instruction;

/** As the file writes it. */
export const baseName = ({ finalStage }: Dockerfile): string => finalStage?.baseImage?.text ?? finalStage?.image?.text ?? "the base image";

/** A file of the context as the reader knows it: of one that begins above the Dockerfile's folder, by its place in it. */
export const shownPath = (contextPath: string | undefined): string | undefined => contextPath?.replace(/^(?:\.\.\/)+/, "");
