// Recognises servers for Deno and Bun.
import { bunTemplate } from "../../../knowledge/stageTemplates/bun";
import { denoTemplate } from "../../../knowledge/stageTemplates/deno";
import { debian, maintained } from "../../../knowledge/stageTemplates/versions";
import { toJsonArray } from "../../../shell/words";
import { backingOf } from "../backing";
import { healthPath, portIn, served } from "../health";
import { type Look, record, string } from "../look";
import type { ProjectKind, Reading } from "../types";
import { exactVersion } from "../versionRange";
import { readPackage } from "./packageJson";

const sources = [
  "main.ts",
  "server.ts",
  "index.ts",
  "mod.ts",
  "src/main.ts",
  "src/index.ts",
  "src/server.ts",
  "main.js",
  "index.js",
] as const;

/** `deno run --allow-net main.ts`: permissions and file of the start task. */
function readDeno(look: Look): Reading {
  const config = look.first("deno.json", "deno.jsonc");
  const task = string(record(look.json(config ?? "").tasks).start) ?? "";
  const words = /^deno\s+(?:run|serve)\s+[^|&;<>$"']+$/.test(task)
    ? task
        .trim()
        .split(/\s+/)
        .slice(1)
        .filter((word) => !word.startsWith("--watch"))
    : undefined;
  const main = words?.find((word) => /\.[cm]?[jt]sx?$/.test(word)) ?? look.first(...sources) ?? "main.ts";
  const source = look.text(main);
  const port = portIn(source) ?? (/Deno\.serve\(|export default \{/.test(source) || words?.[0] === "serve" ? "8000" : undefined);
  const locked = look.has("deno.lock");
  const holes = {
    deno: exactVersion(look.text(".dvmrc")) ?? maintained.deno[0],
    manifests: config === undefined ? "" : [config, ...(locked ? ["deno.lock"] : [])].join(" "),
    frozen: locked ? " --frozen" : "",
    main,
    start: toJsonArray(words ?? ["run", "--allow-net", "--allow-env", "--allow-read", main]),
    ...served(port, "deno", healthPath(source)),
  };
  return { holes, backing: backingOf(look.text(config ?? "")) };
}

function readBun(look: Look): Reading {
  const project = readPackage(look);
  const script = /^bun\s+(?:run\s+)?([\w./-]+\.[cm]?[jt]sx?)$/.exec(project.scripts.get("start") ?? "")?.[1];
  const main = script ?? project.main ?? look.first(...sources) ?? "index.ts";
  const source = look.text(main.replace(/^\.\//, ""));
  const lock = look.first("bun.lock", "bun.lockb");
  const port = portIn(source) ?? (/Bun\.serve\(/.test(source) ? "3000" : undefined);
  const holes = {
    bun: /^bun@(\d[\w.]*)/.exec(project.packageManager ?? "")?.[1] ?? maintained.bun[0],
    debian,
    manifests: ["package.json", ...(lock ? [lock] : [])].join(" "),
    frozen: lock ? " --frozen-lockfile" : "",
    dependencies: project.needsPackages,
    start: toJsonArray(["bun", main]),
    ...served(port, "bun", healthPath(source)),
  };
  return { holes, backing: backingOf(look.text("package.json")) };
}

/** A framework that builds with Bun is still that framework. */
const isPlain = (look: Look): boolean => !["next", "vite", "@nestjs/core"].some((name) => readPackage(look).has(name));

export const denoAndBunKinds: readonly ProjectKind[] = [
  { template: denoTemplate, finds: (look) => look.first("deno.json", "deno.jsonc"), read: readDeno },
  { template: bunTemplate, finds: (look) => (isPlain(look) ? look.first("bun.lock", "bun.lockb") : undefined), read: readBun },
];
