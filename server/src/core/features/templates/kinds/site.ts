// Recognises static sites: a Vite build, or a folder with index.html.
import { staticTemplate, viteTemplate } from "../../../knowledge/stageTemplates/site";
import { tools } from "../../../knowledge/stageTemplates/versions";
import { served } from "../health";
import type { Look } from "../look";
import type { Holes, ProjectKind } from "../types";
import { nodeHoles, readPackage } from "./packageJson";

/** What nginx needs; Alpine brings wget. */
const nginx: Holes = { ...served("8080", "wget", "/", 5), nginx: tools.nginx };

function viteOutput(look: Look): string {
  const config = look.first("vite.config.ts", "vite.config.js", "vite.config.mjs", "vite.config.mts");
  const written = /\boutDir\s*:\s*["'`](?:\.\/)?([\w./-]+)["'`]/.exec(config ? look.text(config) : "")?.[1];
  return written && !written.startsWith("..") ? written : "dist";
}

export const siteKinds: readonly ProjectKind[] = [
  {
    template: viteTemplate,
    finds(look) {
      if (!look.has("index.html") || !look.has("package.json")) return undefined;
      const project = readPackage(look);
      return project.has("vite") && !project.has("next") && !project.has("@nestjs/core") ? "package.json" : undefined;
    },
    read: (look) => ({ holes: { ...nginx, ...nodeHoles(look, readPackage(look)), output: viteOutput(look) }, backing: [] }),
  },
  {
    template: staticTemplate,
    finds: (look) => (look.has("index.html") && !look.has("package.json") ? "index.html" : undefined),
    read: () => ({ holes: nginx, backing: [] }),
  },
];
