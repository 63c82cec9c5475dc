// build-tools-in-image: final stages that carry a compiler along.
import { expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, lint } from "../support/rule";

const id = "build-tools-in-image";

test("says what is wrong and what to do", () => {
  const [found] = findings(id, 'FROM gcc:14\nRUN gcc -o a a.c\nCMD ["./a"]');
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
