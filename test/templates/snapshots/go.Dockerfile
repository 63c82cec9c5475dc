# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM golang:1.25-bookworm AS build
WORKDIR /src
# Modules, in a layer that changes with go.mod and go.sum alone.
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
# The compiler runs on this machine and writes for the target; without cgo that needs nothing else.
ARG TARGETOS
ARG TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags="-s -w" -o /out/links .

# distroless/static: certificates, time zones and an unprivileged user, and nothing else; a static binary needs no more.
FROM gcr.io/distroless/static-debian13:nonroot AS runtime
COPY --from=build /out/links /links
USER nonroot
EXPOSE 8080
ENTRYPOINT ["/links"]
