# syntax=docker/dockerfile:1
FROM ruby:3.4.7-slim-bookworm AS build
WORKDIR /app
ENV RACK_ENV=production BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
# Gems with native code are compiled here.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential git libyaml-dev && rm -rf /var/lib/apt/lists/*
# Gems, in a layer that changes with the lock file alone.
COPY Gemfile Gemfile.lock .ruby-version ./
RUN --mount=type=cache,target=/root/.bundle/cache BUNDLE_GLOBAL_GEM_CACHE=true bundle install && rm -rf "$BUNDLE_PATH"/ruby/*/cache
COPY . .

# Debian slim: the gems compiled above find their C library.
FROM ruby:3.4.7-slim-bookworm AS runtime
WORKDIR /app
ENV RACK_ENV=production BUNDLE_DEPLOYMENT=1 BUNDLE_PATH=/usr/local/bundle BUNDLE_WITHOUT=development:test
RUN apt-get update && apt-get install -y --no-install-recommends libyaml-0-2 && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app ./
USER app
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["ruby", "-rnet/http", "-e", "exit Net::HTTP.get_response(URI('http://127.0.0.1:3000/ping')).code.to_i < 500"]
CMD ["bundle", "exec", "puma", "-b", "tcp://0.0.0.0:3000"]
