// Template of Deno: the dependencies cached in the build stage, the program in Deno's Alpine image.
import { exposed, type StageTemplate, syntaxLine } from "./types";

export const denoTemplate: StageTemplate = {
  kind: "deno",
  title: "Deno",
  dockerfile: `${syntaxLine}FROM denoland/deno:alpine-{{deno}} AS build
WORKDIR /app
{{?manifests}}# Dependencies that deno.json names, in a layer that changes with it and the lock file alone.
{{?manifests}}COPY {{manifests}} ./
{{?manifests}}RUN deno install{{frozen}}
COPY . .
RUN deno cache{{frozen}} {{main}}

# Alpine is Deno's smallest image with an unprivileged user; it starts tini by itself.
FROM denoland/deno:alpine-{{deno}} AS runtime
WORKDIR /app
COPY --from=build --chown=deno:deno /deno-dir /deno-dir
COPY --from=build /app ./
USER deno
${exposed}CMD {{start}}
`,
  ignore: ["node_modules", "coverage"],
};
