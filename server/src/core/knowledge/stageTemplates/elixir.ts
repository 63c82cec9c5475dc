// Template of Elixir: a release, with Phoenix's assets where there are some.
import { aptInstall } from "../installLines";
import { debianEnd, debianInit, type StageTemplate, syntaxLine } from "./types";

export const elixirTemplate: StageTemplate = {
  kind: "elixir",
  title: "Elixir",
  dockerfile: `${syntaxLine}FROM elixir:{{elixir}}-otp-{{erlang}}-slim AS build
WORKDIR /app
ENV MIX_ENV=prod
RUN ${aptInstall("build-essential git")}
RUN mix local.hex --force && mix local.rebar --force
# Packages, in layers that change with mix.exs and the lock file alone.
COPY {{manifests}} ./
RUN --mount=type=cache,target=/root/.hex/packages mix deps.get --only prod
{{?config}}COPY config config
RUN mix deps.compile
COPY . .
{{?assets}}RUN mix assets.deploy
RUN mix release --path /release

# The release brings Erlang along and needs only Debian's own libraries, of the release it was built on.
FROM debian:{{debian}}-slim AS runtime
WORKDIR /app
ENV LANG=C.UTF-8{{environment}}
RUN ${aptInstall("ca-certificates libncurses6 libstdc++6 openssl")}
${debianInit}RUN useradd --uid 10001 --shell /usr/sbin/nologin app
COPY --from=build --chown=app:app /release ./
USER app
${debianEnd}CMD ["/app/bin/{{app}}", "start"]
`,
  ignore: ["_build", "deps", "cover", "doc", "erl_crash.dump", "*.ez", "priv/static/assets", "assets/node_modules"],
};
