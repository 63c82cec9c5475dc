// Templates of static sites behind an unprivileged nginx: a Vite build, or files as they are.
import { nodeIgnore, nodeInstall } from "./node";
import { exposed, type StageTemplate, syntaxLine } from "./types";

const nginx = `# nginx-unprivileged: listens on 8080 without root; Alpine's slim variant is the smallest that has it.
FROM nginxinc/nginx-unprivileged:{{nginx}}-alpine-slim AS runtime
`;

/** The image starts nginx as user 101 with STOPSIGNAL SIGQUIT, on which it lets requests end. */
const start = `USER 101
${exposed}`;

export const viteTemplate: StageTemplate = {
  kind: "vite",
  title: "Static site built by Vite or the like",
  dockerfile: `${syntaxLine}FROM node:{{node}}-{{debian}}-slim AS build
WORKDIR /app
${nodeInstall}COPY . .
RUN {{build}}

${nginx}# Paths that are no file are routes of the application.
COPY <<'EOF' /etc/nginx/conf.d/default.conf
server {
    listen 8080;
    root /usr/share/nginx/html;
    location /assets/ {
        add_header Cache-Control "public, max-age=31536000, immutable";
    }
    location / {
        try_files $uri $uri/ /index.html;
    }
}
EOF
COPY --from=build /app/{{output}} /usr/share/nginx/html
${start}`,
  ignore: [...nodeIgnore, "dist"],
};

export const staticTemplate: StageTemplate = {
  kind: "static",
  title: "Static site",
  dockerfile: `${syntaxLine}# Nothing is built, so that one stage is enough.
${nginx}COPY . /usr/share/nginx/html
${start}`,
  ignore: [],
};
