// Whether a command that would fill a cache mount is kept from it by an option or a variable.
import type { Scope } from "../../model/types";
import { type Invocation, type Option, optionOf } from "../../shell/invocation";
import { cacheFilledBy, likelyUser, overlap, targetsOf } from "./cacheTargets";

/** Options and variables of programs whose cache is looked for in the tables, or is always in one place. */
const variables: Readonly<Record<string, string>> = { pip: "PIP_NO_CACHE_DIR", uv: "UV_NO_CACHE" };

function optionFor(invocation: Invocation, target: string, scope: Scope): string | undefined {
  if (invocation.program === "apk") return /^\/(?:var\/cache|etc\/apk)(?:\/|$)/.test(target) ? "--no-cache" : undefined;
  const row = cacheFilledBy(invocation, scope);
  const [option] = row?.switchedOffBy ?? [];
  return row && option && targetsOf(row, likelyUser(scope), scope).some((each) => overlap(target, each)) ? option : undefined;
}

/** What does it; undefined where the command uses the cache, or another one. */
export function cacheSwitch(invocation: Invocation, target: string, scope: Scope): Option | string | undefined {
  const name = optionFor(invocation, target, scope);
  if (name === undefined) return undefined;
  const option = optionOf(invocation, name);
  const variable = variables[invocation.program];
  if (option) return option;
  return variable && /^(?:1|true|yes|on)$/i.test(scope.lookup(variable)?.value ?? "") ? variable : undefined;
}
