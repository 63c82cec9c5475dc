// split-without-install: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "split-without-install";

test("underlines the COPY of the lists, and says what may run between the two", () => {
  const source = "FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nCOPY . .\nRUN go build -o /app .\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM golang:1.26
    WORKDIR /src
    COPY go.mod go.sum ./
    ~~~~ COPY of everything behind it brings go.mod go.sum again, and nothing runs in between, so every change of any file fetches all modules again. Run go mod download between the two
    COPY . .
    RUN go build -o /app .
    "
  `);
  expect(lint(id, source, { files: { "go.mod": "module a\nreplace b => ./b\n" } })).toContain(
    "Leave it out, or run what needs only go.mod go.sum",
  );
  expect(lint(id, source.replace("RUN go", "RUN --mount=type=cache,target=/go/pkg/mod go"))).toContain("Leave it out");
});

test.each([
  "FROM node:24\nWORKDIR /app\nCOPY --from=deps /m ./node_modules\nCOPY package*.json ./\nCOPY . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY package.json package-lock.json ./\nENV A=1\nCOPY . ./\n",
  "FROM node:24\nCOPY package.json /app/package.json\nCOPY . /app/\n",
  "FROM node:24\nWORKDIR /app\nCOPY web/package.json ./web/\nCOPY . .\n",
  "FROM golang:1.26 AS b\nWORKDIR /src\nCOPY go.* ./\nCOPY --chown=1:1 . .\nRUN make\n",
])("told: %j", (source) => {
  expect(findings(id, source)).toHaveLength(1);
});

test("scripts of the install that need the sources cannot move, so copy-before-install is silent", () => {
  const source = "FROM node:24\nWORKDIR /app\nCOPY package*.json ./\nCOPY . .\nRUN npm ci\n";
  expect(findings(id, source)).toEqual([]);
  const files = { "package.json": '{"scripts":{"postinstall":"node ./postinstall.js"}}', "package-lock.json": "{}" };
  expect(findings(id, source, { files })).toHaveLength(1);
});

test.each([
  "FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build .\n",
  "FROM node:24\nWORKDIR /app\nCOPY package.json /tmp/\nCOPY . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY package.json ./other.json\nCOPY . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY package.json ./\nCOPY src ./src\n",
  "FROM node:24\nWORKDIR /app\nCOPY package.json ./\nCOPY --exclude=package.json . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY web/package.json ./\nCOPY . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY package.json ./\nWORKDIR /srv\nCOPY . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY --from=build /app/package.json ./\nCOPY . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY package.json ./\nCOPY --from=build . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY entrypoint.sh ./\nCOPY . .\n",
  "FROM node:24 AS a\nWORKDIR /app\nCOPY package.json ./\nFROM node:24\nWORKDIR /app\nCOPY . .\n",
  "FROM node:24\nWORKDIR /app\nCOPY . .\nCOPY package.json ./\n",
])("silent: %j", (source) => {
  expect(findings(id, source)).toEqual([]);
});
