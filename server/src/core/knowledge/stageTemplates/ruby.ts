// Templates of Ruby: Rails, and other Rack applications.
import { aptInstall } from "../installLines";
import { debianEnd, debianInit, type StageTemplate, syntaxLine } from "./types";

const build = `FROM ruby:{{ruby}}-slim-{{debian}} AS build
WORKDIR /app
ENV {{environment}}BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
# Gems with native code are compiled here.
RUN ${aptInstall("build-essential git libyaml-dev{{headers}}")}
# Gems, in a layer that changes with the lock file alone.
COPY {{manifests}} ./
RUN --mount=type=cache,target=/root/.bundle/cache BUNDLE_GLOBAL_GEM_CACHE=true bundle install && rm -rf "$BUNDLE_PATH"/ruby/*/cache
COPY . .
`;

const runtime = `
# Debian slim: the gems compiled above find their C library.
FROM ruby:{{ruby}}-slim-{{debian}} AS runtime
WORKDIR /app
ENV {{environment}}BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
{{?libraries}}RUN ${aptInstall("{{libraries}}")}
${debianInit}RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app ./
`;

const start = `USER app
${debianEnd}CMD {{start}}
`;

export const railsTemplate: StageTemplate = {
  kind: "rails",
  title: "Ruby on Rails",
  dockerfile: `${syntaxLine}${build}{{?assets}}# The key is used for this command only; the real one comes from the environment at run time.
{{?assets}}RUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile
${runtime}RUN mkdir -p db log storage tmp && chown -R app:app db log storage tmp
${start}`,
  ignore: [
    ".bundle",
    "log/*",
    "tmp/*",
    "storage/*",
    "node_modules",
    "public/assets",
    "config/master.key",
    "config/credentials/*.key",
    "*.sqlite3",
  ],
};

export const rubyTemplate: StageTemplate = {
  kind: "ruby",
  title: "Ruby with Rack",
  dockerfile: `${syntaxLine}${build}${runtime}${start}`,
  ignore: [".bundle", "log/*", "tmp/*"],
};
