# syntax=docker/dockerfile:1
FROM rust:1.90-slim-bookworm AS build
WORKDIR /src
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
# Dependencies, compiled with an empty program, in a layer that changes with Cargo.toml and Cargo.lock alone.
COPY Cargo.toml Cargo.lock ./
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    mkdir src && echo 'fn main() {}' > src/main.rs && cargo build --release --locked
COPY . .
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    touch src/main.rs && cargo build --release --locked && install -D target/release/echo-server /out/echo-server

# distroless/cc: the C library that Rust links to, certificates and an unprivileged user, and nothing else.
FROM gcr.io/distroless/cc-debian13:nonroot AS runtime
# As PID 1 echo-server would ignore SIGTERM and be killed after ten seconds; behind tini it stops at once.
COPY --from=build /usr/bin/tini-static /tini
COPY --from=build /out/echo-server /echo-server
USER nonroot
EXPOSE 7878
ENTRYPOINT ["/tini", "--"]
CMD ["/echo-server"]
