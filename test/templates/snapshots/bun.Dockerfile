# syntax=docker/dockerfile:1
# Production dependencies only, in a layer that changes with the lock file alone.
FROM oven/bun:1.3-slim AS dependencies
WORKDIR /app
COPY package.json bun.lock ./
RUN --mount=type=cache,target=/root/.bun/install/cache bun install --production --frozen-lockfile

# Debian slim: packages with native code find the C library that they are built for.
FROM oven/bun:1.3-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production
# As PID 1 bun would ignore SIGTERM and be killed after ten seconds; behind tini it stops at once.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
COPY --from=dependencies /app/node_modules ./node_modules
COPY . .
USER bun
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["bun", "-e", "fetch('http://127.0.0.1:3000/').then(r => process.exit(+(r.status > 499)), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["bun", "src/index.ts"]
