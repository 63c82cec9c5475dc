// Template of Bun servers: production packages in a stage of their own, the program in Bun's slim image.
import { nodeIgnore } from "./node";
import { debianEnd, debianInit, type StageTemplate, syntaxLine } from "./types";

export const bunTemplate: StageTemplate = {
  kind: "bun",
  title: "Bun server",
  dockerfile: `${syntaxLine}{{#dependencies}}
# Production dependencies only, in a layer that changes with the lock file alone.
FROM oven/bun:{{bun}}-slim AS dependencies
WORKDIR /app
COPY {{manifests}} ./
RUN --mount=type=cache,target=/root/.bun/install/cache bun install --production{{frozen}}

{{/dependencies}}

# Debian slim: packages with native code find the C library that they are built for.
FROM oven/bun:{{bun}}-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production
${debianInit}{{?dependencies}}COPY --from=dependencies /app/node_modules ./node_modules
COPY . .
USER bun
${debianEnd}CMD {{start}}
`,
  ignore: nodeIgnore,
};
