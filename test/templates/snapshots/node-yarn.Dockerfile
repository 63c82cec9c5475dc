# syntax=docker/dockerfile:1
# Production dependencies only, in a layer that changes with the lock file alone.
FROM node:22-bookworm-slim AS dependencies
WORKDIR /app
ENV NODE_ENV=production
COPY package.json yarn.lock ./
RUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile --production

# Debian slim: packages with native code find the C library that they are built for.
FROM node:22-bookworm-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production
COPY --from=dependencies /app/node_modules ./node_modules
COPY . .
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/').then(r => process.exit(+(r.status > 499)), () => process.exit(1))"]
CMD ["node", "server.js"]
