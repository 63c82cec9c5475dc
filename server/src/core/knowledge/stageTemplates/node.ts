// Templates of Node.js servers: plain JavaScript, compiled TypeScript, NestJS.
import { debianInit, exposed, type StageTemplate, syntaxLine } from "./types";

/** Installs everything, in a layer that changes only with the lock file. */
export const nodeInstall = `{{?setup}}RUN {{setup}}
COPY {{manifests}} ./
{{?secret}}# .npmrc has credentials, which no layer may keep: docker build --secret id=npmrc,src=.npmrc .
RUN {{secret}}--mount=type=cache,target={{cache}} {{install}}
`;

export const nodeIgnore = ["node_modules", "npm-debug.log*", "yarn-error.log", ".npm", ".pnpm-store", "coverage"] as const;

const dependencies = `{{#dependencies}}
# Production dependencies only, in a layer that changes with the lock file alone.
FROM node:{{node}}-{{debian}}-slim AS dependencies
WORKDIR /app
ENV NODE_ENV=production
{{?setup}}RUN {{setup}}
COPY {{manifests}} ./
{{?secret}}# .npmrc has credentials, which no layer may keep: docker build --secret id=npmrc,src=.npmrc .
RUN {{secret}}--mount=type=cache,target={{cache}} {{installProduction}}

{{/dependencies}}
`;

const runtime = `# Debian slim: packages with native code find the C library that they are built for.
FROM node:{{node}}-{{debian}}-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production{{environment}}
${debianInit}{{?dependencies}}COPY --from=dependencies /app/node_modules ./node_modules
`;

const start = `USER node
${exposed}{{?init}}ENTRYPOINT ["/usr/bin/tini", "--"]
CMD {{start}}
`;

const compiled = `${syntaxLine}FROM node:{{node}}-{{debian}}-slim AS build
WORKDIR /app
${nodeInstall}COPY . .
RUN {{build}}

${dependencies}
${runtime}COPY package.json ./
COPY --from=build /app/{{output}} ./{{output}}
${start}`;

export const nodeTemplate: StageTemplate = {
  kind: "node",
  title: "Node.js server",
  dockerfile: `${syntaxLine}${dependencies}
${runtime}COPY . .
${start}`,
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
