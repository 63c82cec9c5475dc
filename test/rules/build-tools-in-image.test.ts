// build-tools-in-image: final stages that carry a compiler along.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "build-tools-in-image";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, 'FROM gcc:14\nCOPY a.c .\nRUN gcc -o a a.c\nCMD ["./a"]');
  expect(found && fill(found.message.template, found.message.values)).toBe(
    "gcc is only needed to build, yet its compiler and the sources go into the finished image. Build in a first stage and copy the result into debian:13-slim",
  );
});

test.each([
  ['FROM golang:1.26\nRUN go build -o /app .\nENTRYPOINT ["/app"]', ["golang:1.26"]],
  ['FROM golang:1.26\nRUN <<EOF\ngo build -o /app .\nEOF\nENTRYPOINT ["/app"]', ["golang:1.26"]],
  ["FROM rust:1\nRUN cargo build --release\nCMD ./target/release/x", ["rust:1"]],
  ['FROM maven:3\nRUN mvn package\nCMD ["java", "-jar", "a.jar"]', ["maven:3"]],
] as const)("finds in %j", (source, expected) => {
  expect(findings(id, source).map(({ span }) => source.slice(span.start, span.end))).toEqual(expected);
});

test.each([
  'FROM golang:1.26\nRUN go build -o /app .\nCMD ["go", "run", "."]',
  'FROM golang:1.26 AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\nCMD ["/app"]',
  "FROM golang:1.26\nRUN go build -o /app .",
  'FROM golang:1.26\nRUN go build ./...\nCMD ["bash"]',
  'FROM golang:1.26\nCMD ["/app"]',
  'FROM golang:1.26\nRUN go install x\nENTRYPOINT ["/docker-entrypoint.sh"]',
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a program that is given files beside its sources", () => {
  const source = 'FROM golang:1.25\nWORKDIR /src\nRUN go build -o tool .\nENTRYPOINT ["./tool"]\nCMD ["-config", "./example.json"]';
  expect(lint(id, source)).toBe(source);
  expect(lint(id, source.replace("./example.json", "/etc/example.json"))).toContain("only needed to build");
});

test("a devel image that compiles nothing", () => {
  const source = 'FROM nvidia/cuda:12.9.1-devel-ubuntu24.04\nRUN pip install torch==2.8.0\nCOPY app.py /\nCMD ["python3", "/app.py"]';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM nvidia/cuda:12.9.1-devel-ubuntu24.04
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ nvidia/cuda:12.9.1-devel-ubuntu24.04 holds nvcc, headers and static libraries, some gigabytes, and nothing here compiles. nvidia/cuda:12.9.1-runtime-ubuntu24.04 is enough to run it [Take nvidia/cuda:12.9.1-runtime-ubuntu24.04, review]
    RUN pip install torch==2.8.0
    COPY app.py /
    CMD ["python3", "/app.py"]"
  `);
  expect(fixAll(id, source)).toBe(source.replace("devel", "runtime"));
});

test.each([
  'FROM nvidia/cuda:12.9.1-runtime-ubuntu24.04\nRUN pip install torch\nCMD ["python3", "/app.py"]',
  'FROM nvidia/cuda:12.9.1-devel-ubuntu24.04\nRUN nvcc -o /a a.cu\nCMD ["/a"]',
  'FROM nvidia/cuda:12.9.1-devel-ubuntu24.04\nRUN pip install vllm\nCMD ["python3", "/app.py"]',
  'FROM pytorch/pytorch:2.8.0-cuda12.9-cudnn9-devel\nRUN pip install -r requirements.txt\nCMD ["python3", "/app.py"]',
  'FROM pytorch/pytorch:2.8.0-cuda12.9-cudnn9-devel\nRUN pip install einops\nCMD ["bash"]',
  "FROM nvidia/cuda:12.9.1-devel-ubuntu24.04\nRUN pip install einops",
])("silent on a devel image: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a JDK that only runs a program", () => {
  const source = 'FROM eclipse-temurin:21-jdk-alpine\nCOPY a.jar /\nCMD ["java", "-jar", "/a.jar"]';
  expect(fixAll(id, source)).toBe(source.replace("-jdk", "-jre"));
  expect(lint(id, source.replace("-jdk-alpine", ""))).toContain("eclipse-temurin:21-jre is enough");
  for (const silent of [
    source.replace("-jdk", "-jre"),
    source.replace("COPY", "RUN ./gradlew jar\nCOPY"),
    source.replace("java", "jshell"),
  ])
    expect(lint(id, silent)).toBe(silent);
});

test("what is built on Alpine goes into Alpine", () => {
  const source = 'FROM golang:1.26-alpine\nWORKDIR /app\nCOPY . .\nRUN go build -o /p\nCMD ["/p"]';
  expect(lint(id, source)).toContain("copy the result into alpine, or");
  expect(lint(id, source.replace("-alpine", ""))).toContain("copy the result into debian:13-slim");
});

test("it is told at the FROM that names the image", () => {
  const below = 'FROM golang:1.26 AS base\nFROM base AS server\nRUN go build -o /app .\nENTRYPOINT ["/app"]';
  expect(findings(id, below).map(({ span }) => below.slice(span.start, span.end))).toEqual(["golang:1.26"]);
  const tested = 'FROM golang:1.26 AS app\nRUN go build -o /app .\nENTRYPOINT ["/app"]\nFROM app AS test\nRUN /app --check';
  expect(findings(id, tested).map(({ span }) => tested.slice(span.start, span.end))).toEqual(["golang:1.26"]);
  const own =
    "FROM golang:1.26 AS build\nRUN go build -o /app .\nFROM scratch AS app\nCOPY --from=build /app /app\nFROM build AS lint\nCMD /app";
  expect(lint(id, own)).toBe(own);
  expect(lint(id, own.replace("lint", "server"))).toContain("only needed to build");
});

test("what serves the tests of a project", () => {
  const source = 'FROM golang:1.26\nCOPY . .\nRUN go build -o /app .\nENTRYPOINT ["/app"]';
  for (const path of ["/p/test/kafka/client/Dockerfile", "/p/test_runner/a/Dockerfile", "/p/Dockerfile.integration"])
    expect(lint("build-tools-in-image", source, { path })).toBe(source);
  expect(lint("build-tools-in-image", source, { path: "/p/contest/Dockerfile" })).toContain("only needed to build");
});

test("an init and a wrapper are looked through", () => {
  const source = (start: string): string => `FROM golang:1.26\nRUN go install github.com/go-delve/delve/cmd/dlv@v1.25.0\n${start}\n`;
  for (const start of [
    'ENTRYPOINT ["tini", "-s", "--", "dlv", "exec", "/app"]',
    'ENTRYPOINT ["dumb-init", "dlv", "exec", "/app"]',
    'ENTRYPOINT ["/usr/bin/tini", "--"]\nCMD ["dlv", "exec", "/app"]',
    'ENTRYPOINT ["env", "A=1", "dlv", "exec", "/app"]',
    "ENTRYPOINT exec tini -- dlv exec /app",
    'ENTRYPOINT ["tini", "--", "gdbserver", ":1234", "/app"]',
    'ENTRYPOINT ["tini", "--", "/docker-entrypoint.sh"]',
    'ENTRYPOINT ["tini", "--"]\nCMD ["bash"]',
    'ENTRYPOINT ["tini", "--", "go", "run", "."]',
  ])
    expect([start, lint(id, source(start))]).toEqual([start, source(start)]);
  for (const start of ['ENTRYPOINT ["tini", "--", "/app"]', 'ENTRYPOINT ["tini", "--"]\nCMD ["/app"]', 'ENTRYPOINT ["env", "A=1", "/app"]'])
    expect([start, lint(id, source(start))]).toEqual([start, expect.stringContaining("only needed to build")]);
  const cuda = 'FROM nvidia/cuda:12.9.1-devel-ubuntu24.04\nENTRYPOINT ["tini", "--", "jupyter", "lab"]';
  expect(lint(id, cuda)).toBe(cuda);
  expect(lint(id, cuda.replace("jupyter", "python3"))).toContain("is enough to run it");
});

test("of sources it speaks where they are brought", () => {
  const source = (line: string): string => `FROM golang:1.26\n${line}\nRUN go install example.com/a@v1\nENTRYPOINT ["/go/bin/a"]`;
  for (const line of [
    "COPY . .",
    "COPY main.go ./",
    "COPY cmd/ cmd/",
    "COPY src /src",
    "ADD ./src/gin /gin",
    "COPY ./gin-std /gin",
    "ADD https://example.com/a.git#v1 /src",
    "RUN git clone https://x/a",
  ])
    expect([line, lint(id, source(line))]).toEqual([line, expect.stringContaining("its compiler and the sources go")]);
  for (const line of [
    "COPY hack/install.sh ./",
    "COPY hack/installers installers",
    "COPY tool /usr/local/bin/",
    "COPY a.yaml /etc/",
    "ENV A=1",
    "COPY <<X /a\nx\nX",
    "COPY dist/tool /usr/bin/",
  ])
    expect([line, lint(id, source(line))]).toEqual([line, expect.stringContaining("its compiler goes")]);
});
