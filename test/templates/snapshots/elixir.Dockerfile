# syntax=docker/dockerfile:1
FROM elixir:1.18-otp-27-slim AS build
WORKDIR /app
ENV MIX_ENV=prod
RUN apt-get update && apt-get install -y --no-install-recommends build-essential git && rm -rf /var/lib/apt/lists/*
RUN mix local.hex --force && mix local.rebar --force
# Packages, in layers that change with mix.exs and the lock file alone.
COPY mix.exs mix.lock ./
RUN --mount=type=cache,target=/root/.hex/packages mix deps.get --only prod
COPY config config
RUN mix deps.compile
COPY . .
RUN mix assets.deploy
RUN mix release --path /release

# The release brings Erlang along and needs only Debian's own libraries, of the release it was built on.
FROM debian:bookworm-slim AS runtime
WORKDIR /app
ENV LANG=C.UTF-8 PHX_SERVER=true PORT=4000
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates libncurses6 libstdc++6 openssl && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --shell /usr/sbin/nologin app
COPY --from=build --chown=app:app /release ./
USER app
EXPOSE 4000
CMD ["/app/bin/board", "start"]
