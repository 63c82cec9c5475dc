// Whether a command empties a cache mount.
import type { Invocation } from "../../shell/invocation";
import { isWithin } from "../../text/path";
import { aptCache, overlap } from "./cacheTargets";

const cleaners: Readonly<Record<string, RegExp>> = {
  "apt-get": /^(?:clean|autoclean|distclean)$/,
  apt: /^(?:clean|autoclean|distclean)$/,
};

/** `pip cache purge`, `npm cache clean --force`. */
const purges = ({ program, subcommand, operands }: Invocation): boolean =>
  /^(?:pip|npm|yarn|uv)$/.test(program) && subcommand?.value === "cache" && /^(?:purge|clean)$/.test(operands[0]?.value ?? "");

export function emptiesCache(invocation: Invocation, target: string): boolean {
  const { program, subcommand, operands } = invocation;
  if (cleaners[program]?.test(subcommand?.value ?? "")) return overlap(target, aptCache);
  if (purges(invocation)) return target.includes(program);
  if (program !== "rm") return false;
  return operands.some(({ text }) => {
    const path = text.replace(/["']/g, "").replace(/\/\*?$/, "");
    return (
      path !== "" &&
      path !== "/" &&
      (isWithin(target, path) || (/^\/(?:lists|archives)$/.test(path.slice(target.length)) && path.startsWith(target)))
    );
  });
}

/** `rm -rf /var/lib/apt/lists/*`: in the mount lie lists, and no packages. */
export const emptiesLists = ({ program, operands }: Invocation, target: string): boolean =>
  program === "rm" && /^\/var\/lib\/apt(?:\/lists)?$/.test(target) && operands.some(({ text }) => text.includes("/lists"));
