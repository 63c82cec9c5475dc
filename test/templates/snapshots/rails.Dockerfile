# syntax=docker/dockerfile:1
FROM ruby:3.4-slim-bookworm AS build
WORKDIR /app
ENV RAILS_ENV=production RAILS_LOG_TO_STDOUT=1 BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
# Gems with native code are compiled here.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential git libyaml-dev libpq-dev && rm -rf /var/lib/apt/lists/*
# Gems, in a layer that changes with the lock file alone.
COPY Gemfile Gemfile.lock ./
RUN --mount=type=cache,target=/root/.bundle/cache BUNDLE_GLOBAL_GEM_CACHE=true bundle install && rm -rf "$BUNDLE_PATH"/ruby/*/cache
COPY . .
# The key is used for this command only; the real one comes from the environment at run time.
RUN SECRET_KEY_BASE_DUMMY=1 bundle exec rails assets:precompile

# Debian slim: the gems compiled above find their C library.
FROM ruby:3.4-slim-bookworm AS runtime
WORKDIR /app
ENV RAILS_ENV=production RAILS_LOG_TO_STDOUT=1 BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
RUN apt-get update && apt-get install -y --no-install-recommends libyaml-0-2 libpq5 && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app ./
RUN mkdir -p db log storage tmp && chown -R app:app db log storage tmp
USER app
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s CMD ["ruby", "-rnet/http", "-e", "exit Net::HTTP.get_response(URI('http://127.0.0.1:3000/up')).code.to_i < 500"]
CMD ["bundle", "exec", "puma", "-C", "config/puma.rb"]
