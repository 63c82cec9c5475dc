// Template of Next.js: the standalone output where the project asks for it, else the whole application.
import { nodeEnd, nodeIgnore, nodeInstall, nodeProduction } from "./node";
import { debianInit, type StageTemplate, syntaxLine } from "./types";

export const nextTemplate: StageTemplate = {
  kind: "nextjs",
  title: "Next.js",
  dockerfile: `${syntaxLine}FROM node:{{node}}-{{debian}}-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
${nodeInstall}COPY . .
RUN --mount=type=cache,target=/app/.next/cache {{build}}

{{^standalone}}
# Production dependencies only. With output: "standalone" in next.config the image gets smaller still.
${nodeProduction}
{{/standalone}}
# Debian slim: sharp and other native packages find the C library that they are built for.
FROM node:{{node}}-{{debian}}-slim AS runtime
WORKDIR /app
# The server listens on all addresses, and keeps its cache where the user may write.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=3000
${debianInit}RUN install -d -o node -g node .next .next/cache
{{?standalone}}COPY --from=build --chown=node:node /app/.next/standalone ./
{{?standalone}}COPY --from=build --chown=node:node /app/.next/static ./.next/static
{{^standalone}}
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/.next ./.next
COPY package.json{{config}} ./
{{/standalone}}
{{?public}}COPY public ./public
${nodeEnd}`,
  ignore: [...nodeIgnore, ".next", "out", "*.tsbuildinfo", "next-env.d.ts"],
};
