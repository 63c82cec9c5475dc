// go-modules-behind-copy: what it underlines and says, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "go-modules-behind-copy";
const top = "FROM golang:1.26\nWORKDIR /src\n";
const build = "RUN go build -o /app ./cmd/app";
const module = { "go.mod": "module x\nrequire example.org/y v1.0.0\n", "go.sum": "", "main.go": "" };

test("underlines the copy of the sources", () => {
  expect(lint(id, `${top}COPY go.mod go.sum ./\nCOPY cmd/ cmd/\nCOPY pkg/ pkg/\n${build}`)).toMatchInlineSnapshot(`
    "FROM golang:1.26
    WORKDIR /src
    COPY go.mod go.sum ./
    COPY cmd/ cmd/
         ~~~~ Every change of the sources downloads all Go modules again, because go build is the first that needs them. Run go mod download in front of this COPY, behind the one of go.mod
    COPY pkg/ pkg/
    RUN go build -o /app ./cmd/app"
  `);
  expect(lint(id, `${top}COPY . .\n${build}`, { files: module })).toMatchInlineSnapshot(`
    "FROM golang:1.26
    WORKDIR /src
    COPY . .
         ~ Every change of the sources downloads all Go modules again, because go build is the first that needs them. Copy go.mod and go.sum first, run go mod download, and copy the rest behind it
    RUN go build -o /app ./cmd/app"
  `);
});

test.each([
  ["a module in a context above", "COPY . .", { "../go.mod": module["go.mod"], "../main.go": "", "x.txt": "" }],
  ["a wildcard", "COPY go.* ./\nCOPY . .", module],
  ["single sources", "COPY go.mod go.sum ./\nCOPY main.go ./", {}],
  ["a tool before", "RUN go install example.org/tool@v1\nCOPY . .", module],
])("told: %s", (_, copies, files) => {
  expect(findings(id, `${top}${copies}\n${build}`, { files })).toHaveLength(1);
});

test.each([
  ["modules are loaded", `COPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\n${build}`, module],
  ["with mounts", `RUN --mount=type=bind,source=go.mod,target=go.mod go mod download\nCOPY . .\n${build}`, module],
  ["a cache mount", "COPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build -o /app", module],
  ["a build of the dependencies", `COPY go.mod go.sum ./\nRUN go build example.org/y/...\nCOPY . .\n${build}`, module],
  ["copy-before-install tells", `COPY . .\nRUN go mod download\n${build}`, module],
  ["nothing is known of go.mod", `COPY . .\n${build}`, {}],
  ["sources here, and go.mod above them", `COPY . .\n${build}`, { "../go.mod": module["go.mod"], "main.go": "" }],
  ["it needs no other module", `COPY . .\n${build}`, { "go.mod": "module x\n", "main.go": "" }],
  [
    "a folder of the project in place of one",
    `COPY . .\n${build}`,
    { ...module, "go.mod": `${module["go.mod"]}replace example.org/y => ./y\n` },
  ],
  ["a vendor folder", `COPY . .\n${build}`, { ...module, "vendor/modules.txt": "" }],
  ["vendored by an option", "COPY . .\nRUN go build -mod=vendor -o /app", module],
  ["a workspace", `COPY . .\n${build}`, { ...module, "go.work": "" }],
  ["make may do anything", "COPY . .\nRUN make && go build", module],
  ["a tool alone", "COPY . .\nRUN go install example.org/tool@v1", module],
  ["modules come from another stage", `COPY --from=m /go/pkg/mod /go/pkg/mod\nCOPY . .\n${build}`, module],
])("silent: %s", (_, lines, files) => {
  expect(findings(id, top + lines, { files })).toEqual([]);
});

test("silent: loaded in the stage below", () => {
  const source = `FROM golang:1.26 AS m\nWORKDIR /src\nCOPY go.mod ./\nRUN go mod download\nFROM m\nCOPY . .\n${build}`;
  expect(findings(id, source, { files: module })).toEqual([]);
});
