// Templates of Node.js servers: plain JavaScript, compiled TypeScript, NestJS.
import { debianEnd, debianInit, type StageTemplate, syntaxLine } from "./types";

/** In a layer that changes only with the lock file. @param install the command's hole */
const installBy = (install: string): string => `{{?setup}}RUN {{setup}}
COPY {{manifests}} ./
{{?secret}}# .npmrc has credentials, which no layer may keep: docker build --secret id=npmrc,src=.npmrc .
RUN {{secret}}--mount=type=cache,target={{cache}} ${install}
`;

/** Everything, to build with. */
export const nodeInstall = installBy("{{install}}");

/** The stage that gives the final one its `node_modules`. */
export const nodeProduction = `FROM node:{{node}}-{{debian}}-slim AS dependencies
WORKDIR /app
ENV NODE_ENV=production
${installBy("{{installProduction}}")}`;

export const nodeIgnore = ["node_modules", "npm-debug.log*", "yarn-error.log", ".npm", ".pnpm-store", "coverage"] as const;

const dependencies = `{{#dependencies}}
# Production dependencies only, in a layer that changes with the lock file alone.
${nodeProduction}
{{/dependencies}}
`;

const runtime = `# Debian slim: packages with native code find the C library that they are built for.
FROM node:{{node}}-{{debian}}-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production{{environment}}
${debianInit}{{?dependencies}}COPY --from=dependencies /app/node_modules ./node_modules
`;

/** What a server of Node.js ends with. */
export const nodeEnd = `USER node
${debianEnd}CMD {{start}}
`;

const compiled = `${syntaxLine}FROM node:{{node}}-{{debian}}-slim AS build
WORKDIR /app
${nodeInstall}COPY . .
RUN {{build}}

${dependencies}
${runtime}COPY package.json ./
COPY --from=build /app/{{output}} ./{{output}}
${nodeEnd}`;

export const nodeTemplate: StageTemplate = {
  kind: "node",
  title: "Node.js server",
  dockerfile: `${syntaxLine}${dependencies}
${runtime}COPY . .
${nodeEnd}`,
  ignore: nodeIgnore,
};

export const nodeTypeScriptTemplate: StageTemplate = {
  kind: "node-typescript",
  title: "Node.js server in TypeScript",
  dockerfile: compiled,
  ignore: [...nodeIgnore, "dist", "build", "*.tsbuildinfo"],
};

export const nestTemplate: StageTemplate = {
  kind: "nestjs",
  title: "NestJS",
  dockerfile: compiled,
  ignore: [...nodeIgnore, "dist", "*.tsbuildinfo"],
};
