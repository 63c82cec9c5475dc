# syntax=docker/dockerfile:1
# Production dependencies only, in a layer that changes with the lock file alone.
FROM node:22-bookworm-slim AS dependencies
WORKDIR /app
ENV NODE_ENV=production
RUN npm install -g pnpm@9.15.9
COPY package.json pnpm-lock.yaml ./
RUN --mount=type=cache,target=/pnpm/store pnpm install --frozen-lockfile --store-dir=/pnpm/store --prod

# Debian slim: packages with native code find the C library that they are built for.
FROM node:22-bookworm-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production
# As PID 1 node would ignore SIGTERM and be killed after ten seconds; behind tini it stops at once.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
COPY --from=dependencies /app/node_modules ./node_modules
COPY . .
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/').then(r => process.exit(+(r.status > 499)), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "src/index.js"]
