// What of the packages that a RUN installs has to be in the final stage, and the RUN that puts it there.
import { runtimePackage } from "../knowledge/buildPackages";
import type { RuntimeBase } from "../knowledge/runtimeBases";
import { type RunReading, type Stopped, stopped } from "./types";

/** `libpq-dev:arm64` is another architecture of the same package. */
const plain = (name: string): string => name.replace(/:.*/, "");

/** In order, without those that only build. @returns why not, where a library is not known */
export function runtimePackages(reading: RunReading, base: RuntimeBase): readonly string[] | Stopped {
  const kept: string[] = [];
  for (const { name, word } of reading.packages.packages) {
    const { text, value, span: at } = word;
    if (value === undefined || name === undefined) return stopped(at, "Which packages {word} stands for is not known", { word: text });
    const found = runtimePackage(plain(name), base.release);
    if (found === undefined) return stopped(at, "Which library {name} leaves to be used at run time is not known here", { name });
    const result = found === plain(name) ? text : found;
    if (result !== "" && !kept.includes(result)) kept.push(result);
  }
  return kept;
}

/** One RUN that installs these; empty where there is nothing to do. */
export function installRun(packages: readonly string[], base: RuntimeBase, options: readonly string[], upgrades: boolean): string {
  if (packages.length === 0 && !upgrades) return "";
  if (base.packageManager === "apk") {
    const commands = [
      ...(upgrades ? ["apk upgrade --no-cache"] : []),
      ...(packages.length ? [`apk add --no-cache ${packages.join(" ")}`] : []),
    ];
    return `RUN ${commands.join(" && ")}`;
  }
  const kept = options.filter((option) => /^(?:--no-install-recommends|--fix-missing|-q+|--allow-downgrades)$/.test(option));
  const install = ["apt-get install -y", ...kept, ...packages].join(" ");
  const lines = [
    "apt-get update",
    ...(upgrades ? ["apt-get upgrade -y"] : []),
    ...(packages.length ? [install] : []),
    "rm -rf /var/lib/apt/lists/*",
  ];
  return `RUN ${lines.join(" && ")}`;
}
