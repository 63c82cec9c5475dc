// Tests of the rule single-stage-build-tools: where it speaks, and that its fix is the split.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "single-stage-build-tools";

test("names the image that ships compilers, and the one to run on", () => {
  expect(
    lint(
      id,
      `
      FROM node:24
      WORKDIR /app
      COPY . .
      RUN npm ci
      CMD ["node", "server.js"]
    `,
    ),
  ).toMatchInlineSnapshot(`
    "FROM node:24
         ~~~~~~~ The image ships what was only needed to build: node:24 with its compilers and tools. Build in one stage, and run in another one on node:24-slim [Split into build and runtime stages, review]
    WORKDIR /app
    COPY . .
    RUN npm ci
    CMD ["node", "server.js"]"
  `);
});

test.each([
  ["several stages", "FROM node:24 AS build\nRUN npm ci\nFROM node:24-slim\nCOPY --from=build /app /app"],
  ["an image that is light already", 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\nCMD ["node", "a.js"]'],
  ["a command that is not understood", 'FROM node:24\nWORKDIR /app\nRUN ./install-things\nRUN npm ci\nCMD ["node", "a.js"]'],
  ["nothing is built", "FROM node:24\nCOPY . /app\nCMD node /app"],
])("silent: %s", (_why, source) => {
  expect(lint(id, source)).toBe(source);
});

test("the fix splits, and leaves nothing to find", () => {
  const source = 'FROM golang:1.24-bookworm\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\nENTRYPOINT ["/server"]\n';
  const files = { "main.go": "", "go.mod": "" };
  const fixed = fixAll(id, source, { files });
  expect(fixed).toBe(
    "FROM golang:1.24-bookworm AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /server .\n\n" +
      'FROM gcr.io/distroless/static-debian13:latest\nWORKDIR /src\nCOPY --from=build /server /server\nENTRYPOINT ["/server"]\n',
  );
  expect(lint(id, fixed, { files })).toBe(fixed);
});
