// Template of Go programs: one binary in a distroless image.
import { exposed, type StageTemplate, syntaxLine } from "./types";

export const goTemplate: StageTemplate = {
  kind: "go",
  title: "Go",
  dockerfile: `${syntaxLine}{{!cgo}}FROM --platform=$BUILDPLATFORM golang:{{go}}-{{debian}} AS build
{{?cgo}}FROM golang:{{go}}-{{debian}} AS build
WORKDIR /src
# Modules, in a layer that changes with go.mod and go.sum alone.
COPY {{manifests}} ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
{{!cgo}}# The compiler runs on this machine and writes for the target; without cgo that needs nothing else.
{{!cgo}}ARG TARGETOS
{{!cgo}}ARG TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \\
    {{environment}} go build -trimpath -ldflags="-s -w" -o /out/{{binary}} {{package}}

{{!cgo}}# distroless/static: certificates, time zones and an unprivileged user, and nothing else; a static binary needs no more.
{{!cgo}}FROM gcr.io/distroless/static-debian13:nonroot AS runtime
{{?cgo}}# distroless/cc: {{cgo}} needs the C library, and there is nothing else in the image.
{{?cgo}}FROM gcr.io/distroless/cc-debian13:nonroot AS runtime
COPY --from=build /out/{{binary}} /{{binary}}
USER nonroot
${exposed}ENTRYPOINT ["/{{binary}}"]
`,
  ignore: ["bin", "*.test", "*.out"],
};
