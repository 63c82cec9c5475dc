// packages-behind-copy: what it underlines, and which installs need what was copied.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "packages-behind-copy";
const apt = "RUN apt-get update && apt-get install -y wget && rm -rf /var/lib/apt/lists/*";

test("underlines the install", () => {
  expect(lint(id, `FROM debian:12\nCOPY . /app\n${apt}`)).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY . /app
    RUN apt-get update && apt-get install -y wget && rm -rf /var/lib/apt/lists/*
                          ~~~~~~~~~~~~~~~ Every change of the sources installs these packages again. Put this RUN in front of the COPY above"
  `);
});

test.each([
  "FROM alpine:3.22\nWORKDIR /app\nCOPY src ./src\nRUN apk add --no-cache curl",
  `FROM node:22 AS build\nWORKDIR /app\nCOPY . .\nRUN npm run build\nFROM node:22-slim\nCOPY --from=build /app/dist /app\n${apt}`,
  `FROM debian:12\nCOPY . /app\nRUN make\n${apt}`,
  "FROM golang:1.25\nCOPY . /app\nRUN apt-get update && apt-get install -y make",
  "FROM golang:1.25-alpine\nCOPY . /app\nRUN apk add --no-cache make",
  "FROM golang:1.25\nCOPY . /app\nRUN apt-get install -y make\nRUN apt-get update && apt-get install -y jq",
])("finds: %j", (source) => {
  expect(lint(id, source)).toContain("installs these packages again");
});

test.each([
  `FROM debian:12\n${apt}\nCOPY . /app`,
  "FROM golang:1.24-bullseye\nWORKDIR /app\nCOPY . .\nRUN apt-get install -y make",
  `FROM debian:12\nCOPY setup.conf /etc/\n${apt}`,
  "FROM debian:12\nCOPY . /app\nRUN apt-get update && apt-get install -y $(cat /app/packages.txt)",
  "FROM debian:12\nCOPY . /app\nRUN apt-get update && apt-get install -y /app/x.deb",
  "FROM debian:12\nCOPY . /app\nRUN apt-get update && apt-get install -y gcc && make -C /app && apt-get purge -y gcc",
  "FROM debian:12\nCOPY . /app\nRUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y wget",
  `FROM debian:12 AS tools\nRUN curl -o /t https://a.example/t\nFROM debian:12\nCOPY --from=tools /t /t\n${apt}`,
  `FROM debian:12\nCOPY . /app\nFROM debian:12\n${apt}`,
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  "RUN curl -sL https://deb.nodesource.com/setup_22.x | bash -",
  'RUN echo "deb http://apt.postgresql.org/pub/repos/apt trixie-pgdg main" > /etc/apt/sources.list.d/pgdg.list',
  "COPY pgdg.list /etc/apt/sources.list.d/",
  "RUN apt-get -y update",
])("what sets up the repositories has to move, too: %s", (line) => {
  const source = (lines: string) => `FROM debian:13\nCOPY . /app\n${lines}RUN apt-get update && apt-get install -y nodejs\n`;
  expect(lint(id, source(`${line}\n`))).toMatch(
    line.startsWith("COPY") ? /repositories up, in front of the COPY in line 2/ : /repositories up, in front of the COPY above/,
  );
  expect(lint(id, source("RUN chmod +x /app/a\n"))).toContain("Put this RUN in front of the COPY above");
  expect(lint(id, source("").replace("COPY . /app\n", `${line}\nCOPY . /app\n`))).toContain("Put this RUN in front of the COPY above");
});

test.each([
  [`FROM debian:12\nRUN true\nUSER app\nRUN true\nCOPY . /app\nUSER root\n${apt}`, "Put this RUN in front of USER app in line 3"],
  [
    `FROM debian:12\nUSER app\nRUN true\nUSER 0\nRUN true\nUSER 1000:1000\nCOPY . /app\nUSER root\n${apt}`,
    "in front of USER 1000:1000 in line 6",
  ],
  // The base image's own user.
  [
    `FROM acme/cli:1\nCOPY . /app\nUSER root\n${apt}`,
    "in front of the COPY above another user than root is in force. Move that COPY behind this RUN",
  ],
  [`FROM jenkins/jenkins:2.500\nCOPY . /app\nUSER root\n${apt}`, "another user than root is in force"],
  // The same user, written twice.
  [`FROM debian:12\nUSER root\nCOPY . /app\nUSER 0:0\n${apt}`, "Put this RUN in front of the COPY above"],
  [`FROM debian:12\nCOPY . /app\nUSER root\n${apt}`, "Put this RUN in front of the COPY above"],
  [`FROM acme/cli:1\nCOPY . /app\n${apt}`, "Put this RUN in front of the COPY above"],
  [`FROM debian:12\nUSER app\nCOPY . /app\nUSER root\nRUN apt-get -y update\n${apt}`, "set their repositories up, in front of USER app"],
])("the place has the same user: %j", (source, says) => {
  expect(lint(id, source).replace("sets their", "set their")).toContain(says);
});

test("a stage below has copied the sources already", () => {
  const second = (first: string): string => `FROM debian:12 AS app\n${first}\nFROM app AS test\nCOPY . /app\n${apt}`;
  expect(lint(id, second("COPY app /app"))).not.toContain("~~");
  expect(lint(id, second("COPY a.conf /etc/"))).toContain("in front of the COPY above");
});
