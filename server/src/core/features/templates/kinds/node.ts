// Recognises Node.js servers: plain JavaScript, TypeScript, NestJS, Next.js.
import { nextTemplate } from "../../../knowledge/stageTemplates/nextjs";
import { nestTemplate, nodeTemplate, nodeTypeScriptTemplate } from "../../../knowledge/stageTemplates/node";
import { toJsonArray } from "../../../shell/words";
import { backingOf } from "../backing";
import { healthPath, portIn, served } from "../health";
import type { Look } from "../look";
import { record, string } from "../look";
import type { Holes, ProjectKind, Reading } from "../types";
import { type NodeStart, nodeStart } from "./nodeStart";
import { nodeHoles, type Package, readPackage } from "./packageJson";

const reading = (look: Look, holes: Holes): Reading => ({ holes, backing: backingOf(look.text("package.json")) });

const startHoles = ({ words, variables }: NodeStart): Holes => ({
  start: toJsonArray(words),
  environment: variables.map((variable) => ` ${variable}`).join(""),
});

const health = (source: string, fallback?: string): Holes => served(portIn(source) ?? fallback, "node", healthPath(source));

/** Compiled on the way into the image. */
const isCompiled = (look: Look, project: Package): boolean =>
  look.has("tsconfig.json") && (project.has("typescript") || [...project.scripts.keys()].some((name) => name.startsWith("build")));

/** With a template of their own, or with a build that the plain ones would get wrong. */
const frameworks =
  "next @nestjs/core vite react-scripts @vue/cli-service astro gatsby nuxt @remix-run/dev @sveltejs/kit @angular/core electron expo react-native";
const isFramework = (project: Package): boolean => frameworks.split(" ").some((name) => project.has(name));

function readPlain(look: Look): Reading {
  const project = readPackage(look);
  const start = nodeStart(look, project) ?? { words: ["node", "server.js"], file: "server.js", variables: [] };
  const source = look.text(start.file.replace(/^\.\//, ""));
  return reading(look, { ...nodeHoles(look, project), ...startHoles(start), ...health(source) });
}

const sources = ["src/main.ts", "src/index.ts", "src/server.ts", "src/app.ts", "index.ts", "server.ts", "main.ts"] as const;

function outputFolder(look: Look): string {
  const options = record(look.json("tsconfig.json").compilerOptions);
  const written = (string(options.outDir) ?? "").replace(/^\.\//, "").replace(/\/$/, "");
  return /^\w[\w./-]*$/.test(written) ? written : "dist";
}

function compiledStart(look: Look, project: Package, output: string): NodeStart {
  const written = nodeStart(look, project);
  if (written?.file.replace(/^\.\//, "").startsWith(`${output}/`)) return written;
  const source = look.first(...sources) ?? "src/index.ts";
  const main = project.main?.replace(/^\.\//, "");
  const file = main?.startsWith(`${output}/`) ? main : `${output}/${source.replace(/^src\//, "").replace(/\.ts$/, ".js")}`;
  return { words: ["node", file], file, variables: [] };
}

function readCompiled(look: Look, fallbackPort?: string): Reading {
  const project = readPackage(look);
  const output = outputFolder(look);
  const source = look.text(look.first(...sources) ?? "src/index.ts");
  const start = compiledStart(look, project, output);
  return reading(look, { ...nodeHoles(look, project), ...startHoles(start), ...health(source, fallbackPort), output });
}

const nextConfigs = ["next.config.js", "next.config.mjs", "next.config.ts", "next.config.cjs"] as const;

function readNext(look: Look): Reading {
  const config = look.first(...nextConfigs);
  const standalone = /\boutput\s*:\s*["']standalone["']/.test(config ? look.text(config) : "");
  const start = standalone ? ["node", "server.js"] : ["node", "node_modules/next/dist/bin/next", "start"];
  return reading(look, {
    ...nodeHoles(look, readPackage(look)),
    ...served("3000", "node"),
    standalone,
    public: look.has("public/"),
    config: config ? ` ${config}` : "",
    start: toJsonArray(start),
  });
}

const because = (look: Look, holds: (project: Package) => boolean): string | undefined =>
  look.has("package.json") && holds(readPackage(look)) ? "package.json" : undefined;

const usesBun = (look: Look): boolean => look.has("bun.lock") || look.has("bun.lockb");

export const nodeKinds: readonly ProjectKind[] = [
  {
    template: nodeTemplate,
    finds: (look) =>
      because(
        look,
        (project) => !isFramework(project) && !isCompiled(look, project) && !usesBun(look) && nodeStart(look, project) !== undefined,
      ),
    read: readPlain,
  },
  {
    template: nodeTypeScriptTemplate,
    finds: (look) => because(look, (project) => !isFramework(project) && isCompiled(look, project) && !usesBun(look)),
    read: (look) => readCompiled(look),
  },
  {
    template: nestTemplate,
    finds: (look) => because(look, (project) => project.has("@nestjs/core")),
    read: (look) => readCompiled(look, "3000"),
  },
  { template: nextTemplate, finds: (look) => because(look, (project) => project.has("next")), read: readNext },
];
