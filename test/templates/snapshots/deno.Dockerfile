# syntax=docker/dockerfile:1
FROM denoland/deno:alpine-2.5.6 AS build
WORKDIR /app
# Dependencies that deno.json names, in a layer that changes with it and the lock file alone.
COPY deno.json deno.lock ./
RUN deno install --frozen
COPY . .
RUN deno cache --frozen main.ts

# Alpine is Deno's smallest image with an unprivileged user; it starts tini by itself.
FROM denoland/deno:alpine-2.5.6 AS runtime
WORKDIR /app
COPY --from=build --chown=deno:deno /deno-dir /deno-dir
COPY --from=build /app ./
USER deno
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["deno", "eval", "await fetch('http://127.0.0.1:8000/').then(r => Deno.exit(+(r.status > 499)), () => Deno.exit(1))"]
CMD ["run", "--allow-net", "--allow-env", "main.ts"]
