// All scenarios of the engine tests.
import { forms } from "./forms";
import { ignoring } from "./ignoring";
import { inits } from "./inits";
import type { Scenario } from "./scenario";
import { scriptsAndManagers } from "./scripts";

export const scenarios: readonly Scenario[] = [...forms, ...scriptsAndManagers, ...inits, ...ignoring];
