# syntax=docker/dockerfile:1
FROM rust:1.85.1-slim-bookworm AS build
WORKDIR /src
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/src/target \
    cargo build --release --locked && install -D target/release/server /out/server

# distroless/cc: the C library that Rust links to, certificates and an unprivileged user, and nothing else.
FROM gcr.io/distroless/cc-debian13:nonroot AS runtime
# As PID 1 server would stop on SIGTERM only with a handler of its own; behind tini it stops in any case.
COPY --from=build /usr/bin/tini-static /tini
COPY --from=build /out/server /server
USER nonroot
ENTRYPOINT ["/tini", "--"]
CMD ["/server"]
