# syntax=docker/dockerfile:1
FROM debian:bookworm-slim AS build
# The compiler before the sources: this layer changes with the list of packages alone.
RUN apt-get update && apt-get install -y --no-install-recommends g++ cmake ninja-build tini && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/build \
    cmake -S . -B /build -G Ninja -DCMAKE_BUILD_TYPE=Release \
    && cmake --build /build \
    && install -D "/build/bin/clock" /out/clock

# distroless/cc: the C and C++ libraries and an unprivileged user, and nothing else.
FROM gcr.io/distroless/cc-debian13:nonroot AS runtime
# As PID 1 clock would stop on SIGTERM only with a handler of its own; behind tini it stops in any case.
COPY --from=build /usr/bin/tini-static /tini
COPY --from=build /out/clock /clock
USER nonroot
ENTRYPOINT ["/tini", "--"]
CMD ["/clock"]
