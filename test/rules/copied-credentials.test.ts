// copied-credentials: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "copied-credentials";

test("underlines the file and says what it is", () => {
  expect(lint(id, "FROM a\nCOPY app.js .env /x/\nADD keys/id_rsa /root/.ssh/id_rsa")).toBe(
    "FROM a\nCOPY app.js .env /x/\n            ~~~~ .env is a file of settings that usually holds secrets: it stays in the image for whoever has it. Give it to the container when it starts\n" +
      "ADD keys/id_rsa /root/.ssh/id_rsa\n    ~~~~~~~~~~~ keys/id_rsa is a private SSH key: it stays in the image for whoever has it. Use RUN --mount=type=secret where the build needs it",
  );
});

test.each([
  "COPY deploy/key /root/.ssh/id_ed25519",
  "COPY .netrc /root/",
  "COPY home/.aws/credentials /root/.aws/",
  "COPY service-account.json /",
  "COPY tls/server.key /etc/",
  "COPY --from=b /root/.kube/config /root/.kube/config",
  'COPY [".pypirc", "/root/"]',
])("found: %s", (line) => {
  expect(lint(id, `FROM a AS b\nFROM a\n${line}`)).toContain("stays in the image");
});

test.each([
  "COPY .env.example .env.sample /x/",
  "COPY id_rsa.pub ca.pem nginx_signing.key /x/",
  "COPY .npmrc package.json /x/",
  "COPY settings.xml config.json keyboard.c /x/",
  "COPY id_rsa /x/\nFROM b",
  "COPY .env.docker /x/.env",
  "COPY <<.env /x\n.env",
])("silent: %j", (line) => {
  const source = `FROM a\n${line}`;
  expect(lint(id, source)).toBe(source);
});

test("a file that can be read says it itself", () => {
  const found = (path: string, text: string): boolean => lint(id, `FROM a\nCOPY ${path} /x/`, { files: { [path]: text } }).includes("~");
  expect(found(".env", "PORT=80\nDB_PASSWORD=${X}\n")).toBe(false);
  expect(found(".env", "DB_PASSWORD=hunter2\n")).toBe(true);
  expect(found(".npmrc", "registry=https://r\n//r/:_authToken=${NPM_TOKEN}\n")).toBe(false);
  expect(found(".npmrc", "//r/:_authToken=npm_abc\n")).toBe(true);
  expect(found("cert.pem", "-----BEGIN CERTIFICATE-----")).toBe(false);
  expect(found("cert.pem", "-----BEGIN RSA PRIVATE KEY-----")).toBe(true);
});

test("keys of test servers", () => {
  const source = (from: string) => `FROM alpine\nCOPY ${from}/server.key /k`;
  for (const from of [".ci/certs", "test/fixtures", "e2e/tls"]) expect(lint(id, source(from))).toBe(source(from));
  expect(lint(id, source("certs"), { path: "/home/x/.ci/compose/pgsql/Dockerfile" })).toBe(source("certs"));
  expect(lint(id, source("certs"), { path: "/home/x/app/Dockerfile" })).toContain("private key");
});

test("of settings that are not here, the example tells", () => {
  const root = { ".git/HEAD": "", Dockerfile: "" };
  const found = (files: Record<string, string>) =>
    lint(id, "FROM a\nCOPY .env.production /x/", { files: { ...root, ...files } }).includes("~");
  expect(found({})).toBe(true);
  expect(found({ ".env.production.example": "PORT=3000\nNODE_ENV=production" })).toBe(false);
  expect(found({ ".env.production.example": "PORT=3000\nSESSION_SECRET=\n" })).toBe(true);
  expect(found({ ".env.production.example": "DB=postgres://a:b@db/x\n" })).toBe(true);
  const copies = { ".github/workflows/a.yml": "run: cp apps/web/.env.production.example .env.production\n" };
  expect(found({ ...copies, "apps/web/.env.production.example": "PORT=3000\n" })).toBe(false);
  expect(found({ ...copies, "apps/web/.env.production.example": "API_KEY=\n" })).toBe(true);
});

test.each([
  ["settings.xml", "<settings><!-- <server><password>p</password></server> --></settings>", false],
  ["settings.xml", "<settings><!-- a --><server><password>p</password></server></settings>", true],
  ["settings.xml", "<settings><!-- open <password>p</password>", false],
  [".npmrc", "# //r.example/:_authToken=abc\n", false],
  [".npmrc", "//r.example/:_authToken=abc\n", true],
] as const)("a comment is not in force: %s %j", (name, text, isTold) => {
  expect(findings("copied-credentials", `FROM debian:13\nCOPY ${name} /x/`, { files: { [name]: text } })).toHaveLength(isTold ? 1 : 0);
});
