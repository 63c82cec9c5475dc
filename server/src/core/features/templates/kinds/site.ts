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

/** Builders of static sites, and where their output lies. */
const builders: Readonly<Record<string, string>> = {
  "react-scripts": "build",
  "@vue/cli-service": "dist",
  astro: "dist",
  gatsby: "public",
};

function builderOf(look: Look): string | undefined {
  if (!look.has("package.json")) return undefined;
  const project = readPackage(look);
  const servers = ["next", "@nestjs/core", "@astrojs/node", "@sveltejs/kit", "nuxt", "@remix-run/dev"];
  if (servers.some((name) => project.has(name))) return undefined;
  const other = Object.keys(builders).find((name) => project.has(name));
  return other ?? (project.has("vite") && look.has("index.html") ? "vite" : undefined);
}

export const siteKinds: readonly ProjectKind[] = [
  {
    template: viteTemplate,
    finds: (look) => (builderOf(look) === undefined ? undefined : "package.json"),
    read: (look) => ({
      holes: { ...nginx, ...nodeHoles(look, readPackage(look)), output: builders[builderOf(look) ?? "vite"] ?? viteOutput(look) },
      backing: [],
    }),
  },
  {
    template: staticTemplate,
    finds: (look) => (look.has("index.html") && !look.has("package.json") ? "index.html" : undefined),
    read: () => ({ holes: nginx, backing: [] }),
  },
];
