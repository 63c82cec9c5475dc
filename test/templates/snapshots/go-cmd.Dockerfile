# syntax=docker/dockerfile:1
FROM golang:1.26-bookworm AS build
WORKDIR /src
# Modules, in a layer that changes with go.mod and go.sum alone.
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=1 go build -trimpath -ldflags="-s -w" -o /out/tools ./cmd/tools

# distroless/cc: github.com/mattn/go-sqlite3 needs the C library, and there is nothing else in the image.
FROM gcr.io/distroless/cc-debian13:nonroot AS runtime
COPY --from=build /out/tools /tools
USER nonroot
ENTRYPOINT ["/tools"]
