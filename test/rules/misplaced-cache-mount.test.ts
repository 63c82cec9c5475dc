// misplaced-cache-mount: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "misplaced-cache-mount";

test("underlines the folder", () => {
  const source = "FROM node:22\nUSER node\nRUN --mount=type=cache,id=n,target=/root/.npm \\\n  npm ci";
  expect(lint(id, source)).toBe(
    source.replace(
      " \\\n",
      " \\\n                                   ~~~~~~~~~~ npm runs as node and keeps its cache in /home/node/.npm, so this mount stays empty. Mount that folder [Write /home/node/.npm, review]\n",
    ),
  );
  expect(fixAll(id, source)).toBe(source.replace("/root/.npm", "/home/node/.npm,uid=1000"));
});

test("a tilde, and a root that mounts another's home", () => {
  expect(fixAll(id, "FROM a\nRUN --mount=type=cache,target=~/.cache/pip pip install x")).toBe(
    "FROM a\nRUN --mount=type=cache,target=/root/.cache/pip pip install x",
  );
  expect(lint(id, "FROM debian:12\nRUN --mount=type=cache,target=/home/x/.cache pip install y")).toContain(
    "pip runs as root and keeps its cache in /root/.cache,",
  );
});

test.each([
  "RUN --mount=type=cache,target=/root/.npm npm ci",
  "RUN --mount=type=cache,target=/app/node_modules npm ci",
  "USER app\nENV HOME=/root\nRUN --mount=type=cache,target=/root/.npm npm ci",
  "USER app\nENV npm_config_cache=/root/.npm\nRUN --mount=type=cache,target=/root/.npm npm ci",
  "USER app\nRUN --mount=type=cache,target=/root/.npm other",
  "USER 1000\nRUN --mount=type=cache,target=/root/.npm npm ci",
  // The image is not known: it may be run by the user whose home that is.
  "RUN --mount=type=cache,target=/home/x/.npm npm ci",
  "USER app\nRUN --mount=type=secret,target=/root/.npmrc npm ci",
])("silent: %j", (lines) => {
  expect(lint(id, `FROM a\n${lines}`)).toBe(`FROM a\n${lines}`);
});
