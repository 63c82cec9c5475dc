// Documentation of all flags, by instruction and flag name without the dashes.
import { addFlagDocs, copyFlagDocs } from "./flags/copy";
import { healthcheckFlagDocs } from "./flags/healthcheck";
import { fromFlagDocs, runFlagDocs } from "./flags/run";
import type { FlagDoc } from "./types";

export const flagDocs: Readonly<Record<string, Readonly<Record<string, FlagDoc>>>> = {
  FROM: fromFlagDocs,
  RUN: runFlagDocs,
  COPY: copyFlagDocs,
  ADD: addFlagDocs,
  HEALTHCHECK: healthcheckFlagDocs,
};
