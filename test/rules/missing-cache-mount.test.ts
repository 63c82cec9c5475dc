// missing-cache-mount: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "missing-cache-mount";

test("underlines the program", () => {
  const source = "FROM node:22\nRUN a && npm ci";
  expect(lint(id, source)).toBe(
    `${source}\n         ~~~ What npm downloads is lost when this line is built again. A cache mount at /root/.npm keeps it, outside of the image [Add a cache mount at /root/.npm, review]`,
  );
});

test.each([
  ["node:22\nUSER node", "RUN npm ci", "RUN --mount=type=cache,target=/home/node/.npm,uid=1000 npm ci"],
  [
    "a\nUSER app",
    "run pip install \\\n  --no-cache-dir \\\n  x",
    "run --mount=type=cache,target=/home/app/.cache/pip,mode=0777 pip install \\\n  x",
  ],
  // In another image the number of the user node is not known.
  ["a\nUSER node", "RUN npm ci", "RUN --mount=type=cache,target=/home/node/.npm,mode=0777 npm ci"],
  ["a", "RUN --network=none yarn", "RUN --mount=type=cache,target=/usr/local/share/.cache/yarn --network=none yarn"],
  ["golang:1.25", "RUN go build", "RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build"],
  ["rust:1", "RUN cargo build", "RUN --mount=type=cache,target=/usr/local/cargo/registry cargo build"],
  ["a", "RUN ./gradlew build", "RUN --mount=type=cache,target=/root/.gradle,sharing=locked ./gradlew build"],
  [
    "debian:13",
    "RUN apt-get update && apt-get install -y a",
    "RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked rm -f /etc/apt/apt.conf.d/docker-clean; apt-get update && apt-get install -y a",
  ],
])("FROM %s: %s", (from, line, mended) => {
  expect(fixAll(id, `FROM ${from}\n${line}`)).toBe(`FROM ${from}\n${mended}`);
});

test.each([
  "RUN --mount=type=cache,target=/root/.npm npm ci",
  "RUN --mount=type=cache,target=/root npm ci",
  "ENV npm_config_cache=/c\nRUN npm ci",
  "RUN npm ci --cache /c",
  "RUN npm_config_cache=/c npm ci",
  "RUN npm run build",
  "USER 1000\nRUN npm ci",
  "RUN sudo -u x npm ci",
])("silent: %j", (lines) => {
  expect(lint(id, `FROM a\n${lines}`)).toBe(`FROM a\n${lines}`);
});

test("no fix where the RUN empties the cache: it would empty the mount", () => {
  for (const line of [
    "RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*",
    "RUN apt-get update && apt-get install -y a && apt-get clean",
    "RUN npm ci && npm cache clean --force",
    "RUN npm ci && rm -rf /root/.npm",
  ]) {
    expect(fixAll(id, `FROM debian:13\n${line}`)).toBe(`FROM debian:13\n${line}`);
    expect(lint(id, `FROM debian:13\n${line}`)).toContain("is lost when this line is built again");
  }
  expect(fixAll(id, "FROM debian:13\nRUN npm ci && rm -rf /tmp/x && make clean")).toContain("--mount=type=cache");
});
