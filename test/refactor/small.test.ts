// The smaller refactorings: a Dockerfile and a cursor in, a Dockerfile out; and where they are not offered.
import { describe, expect, test } from "vitest";
import { offered, refactor } from "../support/refactor";

describe("join RUN instructions", () => {
  test("those behind one another, with the layout of a chain", () => {
    expect(
      refactor("join-runs", "FROM debian:12\nRUN mkdir /a && \\\n  # why\n  touch /a/b  \nRUN touch /c\nRUN touch /d\nCMD date\n", "RUN"),
    ).toBe("FROM debian:12\nRUN mkdir /a && \\\n  # why\n  touch /a/b \\\n    && touch /c \\\n    && touch /d\nCMD date\n");
  });

  test("CRLF and escape=`", () => {
    expect(refactor("join-runs", "# escape=`\r\nFROM debian:12\r\nRUN mkdir /a\r\nRUN touch /c\r\n", "RUN")).toBe(
      "# escape=`\r\nFROM debian:12\r\nRUN mkdir /a `\r\n    && touch /c\r\n",
    );
  });

  test.each([
    ["cd would reach into the next", "RUN cd /a\nRUN touch b"],
    ["an error is passed over", "RUN false ; true\nRUN touch b"],
    ["another mount", "RUN --mount=type=cache,target=/x ls\nRUN touch b"],
    ["a heredoc", "RUN <<EOF\nls\nEOF\nRUN touch b"],
    ["a comment of its own", "RUN ls\n# b\nRUN touch b"],
    ["an array", 'RUN ["ls"]\nRUN touch b'],
    ["or", "RUN ls || true\nRUN touch b"],
  ])("not where %s", (_why, lines) => {
    expect(offered(`FROM debian:12\n${lines}\n`, "RUN")).not.toContain("join-runs");
  });
});

describe("heredoc and back", () => {
  test("a chain of commands becomes a script that stops at the first error", () => {
    expect(
      refactor(
        "to-heredoc",
        'FROM debian:12\nRUN --network=none mkdir /a \\\n    # then\n    && echo "$HOME EOF" | tee /a/b \\\n    && ls  \nCMD date\n',
        "RUN",
      ),
    ).toBe('FROM debian:12\nRUN --network=none <<END\nset -e\nmkdir /a\n# then\necho "$HOME EOF" | tee /a/b\nls\nEND\nCMD date\n');
  });

  test("and back", () => {
    expect(refactor("from-heredoc", "FROM debian:12\nRUN <<EOF\nset -e\nmkdir /a\nls /a | wc -l\nEOF\nCMD date\n", "RUN")).toBe(
      "FROM debian:12\nRUN mkdir /a \\\n    && ls /a | wc -l\nCMD date\n",
    );
  });

  test("there and back is the same", () => {
    const source = "FROM debian:12\nRUN mkdir /a \\\n    && ls\n";
    expect(refactor("from-heredoc", refactor("to-heredoc", source, "RUN"), "RUN")).toBe(source);
  });

  test("not in lines that end in a carriage return, which a heredoc would keep", () => {
    const source = "FROM debian:12\r\nRUN mkdir /a \\\r\n    && ls\r\n";
    expect(offered(source, "RUN")).not.toContain("to-heredoc");
  });

  test.each([
    ["one command", "RUN ls"],
    ["a condition", "RUN if true; then ls; fi && ls"],
    ["or", "RUN ls || true"],
    ["errors passed over", "RUN ls ; ls"],
    ["an option that lets errors pass", "RUN set +e && ls"],
    ["an empty line in the middle", "RUN ls \\\n\n && ls"],
  ])("not for %s", (_why, run) => {
    expect(offered(`FROM debian:12\n${run}\n`, "RUN")).not.toContain("to-heredoc");
  });

  test("not for a frontend that knows none", () => {
    expect(offered("# syntax=docker/dockerfile:1.3\nFROM debian:12\nRUN ls && ls\n", "RUN")).not.toContain("to-heredoc");
  });

  test.each([
    ["without set -e", "RUN <<EOF\nls\nls\nEOF"],
    ["a script of another program", "RUN <<EOF\n#!/usr/bin/env python\nprint(1)\nEOF"],
    ["a loop", "RUN <<EOF\nset -e\nfor a in b; do ls; done\nEOF"],
    ["a body for a program", "RUN cat <<EOF\nset -e\nls\nEOF"],
  ])("not back: %s", (_why, run) => {
    expect(offered(`FROM debian:12\n${run}\n`, "RUN")).not.toContain("from-heredoc");
  });
});

describe("sorted packages", () => {
  const id = "sort-packages";

  test("one on each line; versions and options stay", () => {
    expect(
      refactor(
        id,
        "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends git=1:2 curl && rm -rf /var/lib/apt/lists/*\n",
        "RUN",
      ),
    ).toBe(
      "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends \\\n    curl \\\n    git=1:2 \\\n    && rm -rf /var/lib/apt/lists/*\n",
    );
  });

  test("the indentation of a list that is broken already", () => {
    expect(
      refactor(
        id,
        "FROM debian:12\nRUN apt-get update \\\n\t&& apt-get install -y \\\n\t\tgit \\\n\t\tcurl \\\n\t&& rm -rf /var/lib/apt/lists/*\n",
        "RUN",
      ),
    ).toBe(
      "FROM debian:12\nRUN apt-get update \\\n\t&& apt-get install -y \\\n\t\tcurl \\\n\t\tgit \\\n\t&& rm -rf /var/lib/apt/lists/*\n",
    );
  });

  test("a trailing operator stays at the line's end; CRLF; escape=`", () => {
    expect(refactor(id, "# escape=`\r\nFROM alpine:3.22\r\nRUN apk add --no-cache b a && `\r\n  ls\r\n", "RUN")).toBe(
      "# escape=`\r\nFROM alpine:3.22\r\nRUN apk add --no-cache `\r\n    a `\r\n    b && `\r\n  ls\r\n",
    );
  });

  test("in a heredoc the shell continues lines", () => {
    expect(refactor(id, "FROM alpine:3.22\nRUN <<EOF\nset -e\napk add --no-cache b a\nEOF\n", "RUN")).toBe(
      "FROM alpine:3.22\nRUN <<EOF\nset -e\napk add --no-cache \\\n    a \\\n    b\nEOF\n",
    );
  });

  test.each([
    ["sorted already", "RUN apk add --no-cache \\\n    a \\\n    b"],
    ["a comment between", "RUN apk add --no-cache \\\n    b \\\n    # for b\n    a"],
    ["an option between", "RUN apk add b --no-cache a"],
    ["one package", "RUN apk add --no-cache a"],
  ])("not: %s", (_why, run) => {
    expect(offered(`FROM alpine:3.22\n${run}\n`, "RUN")).not.toContain(id);
  });
});

describe("extract a stage", () => {
  const id = "extract-stage";

  test("everything up to the RUN; the stage's name goes to the rest", () => {
    expect(refactor(id, "FROM debian:12 AS app\nENV A=1\nRUN touch /a\n\nCOPY . /b\nRUN touch /c\nCMD date\n", "RUN")).toBe(
      "FROM debian:12 AS base\nENV A=1\nRUN touch /a\n\nFROM base AS app\n\nCOPY . /b\nRUN touch /c\nCMD date\n",
    );
  });

  test("keeps the platform and the case of keywords", () => {
    expect(refactor(id, "from --platform=linux/amd64 debian:12\nrun touch /a\ncmd date\n", "run")).toBe(
      "from --platform=linux/amd64 debian:12 as base\nrun touch /a\n\nfrom --platform=linux/amd64 base\ncmd date\n",
    );
  });

  test.each([
    ["nothing is left behind it", "FROM debian:12\nRUN touch /a\n"],
    ["an ARG is read behind it", "FROM debian:12\nARG A\nRUN touch /a\nCMD echo $A\n"],
    ["stages are counted", "FROM debian:12\nRUN touch /a\nENV A=1\nFROM debian:12\nCOPY --from=0 /a /a\n"],
  ])("not where %s", (_why, source) => {
    expect(offered(source, "RUN")).not.toContain(id);
  });
});

describe("another base", () => {
  test("slim", () => {
    expect(refactor("switch-to-slim", 'FROM docker.io/node:22-bookworm AS a\nCMD ["node", "a.js"]\n', "FROM")).toContain(
      "FROM docker.io/node:22-bookworm-slim AS a",
    );
    expect(refactor("switch-to-slim", 'FROM node:22\nCMD ["node", "a.js"]\n', "node")).toContain("FROM node:22-slim");
    const packages = "RUN TOOLS='git make' && apt-get update && apt-get install -y $TOOLS && git clone https://example.com/a";
    expect(offered(`FROM node:22\n${packages}\nCMD ["node", "a.js"]\n`, "node")).toContain("switch-to-slim");
  });

  test("Alpine, with the packages by its names", () => {
    expect(
      refactor(
        "switch-to-alpine",
        'FROM python:3.12\nRUN apt-get update && apt-get install -y build-essential libpq-dev curl && rm -rf /var/lib/apt/lists/*\nCMD ["python", "a.py"]\n',
        "python",
      ),
    ).toBe('FROM python:3.12-alpine\nRUN apk add --no-cache build-base postgresql-dev curl\nCMD ["python", "a.py"]\n');
  });

  test.each([
    ["slim already", 'FROM node:22-slim\nCMD ["node", "a.js"]\n'],
    ["by its digest", `FROM node:22@sha256:${"0".repeat(64)}\nCMD ["node", "a.js"]\n`],
    ["a program that only the full image has", 'FROM node:22\nRUN git clone https://example.com/a\nCMD ["node", "a.js"]\n'],
  ])("not: %s", (_why, source) => {
    expect(offered(source, "node")).not.toEqual(expect.arrayContaining(["switch-to-slim"]));
  });

  test.each([
    ["a package without a name there", "RUN apt-get update && apt-get install -y odd-package"],
    ["bash", "RUN bash -c ls"],
    ["more than an install", "RUN apt-get update && apt-get install -y curl && curl -O https://example.com/a"],
  ])("not Alpine with %s", (_why, run) => {
    expect(offered(`FROM node:22\n${run}\nCMD ["node", "a.js"]\n`, "node")).not.toContain("switch-to-alpine");
  });

  test.each([
    ["a release that has no such variant", 'FROM node:0.12\nCMD ["node", "a.js"]\n'],
    ["a start script, which may want bash", 'FROM node:22\nCMD ["./wait-for-it.sh", "node", "a.js"]\n'],
    ["a group that is not there by its number", 'FROM node:22\nUSER 1000:app\nCMD ["node", "a.js"]\n'],
    ["another user of Debian", 'FROM node:22\nUSER www-data\nCMD ["node", "a.js"]\n'],
  ])("not Alpine: %s", (_why, source) => {
    expect(offered(source, "FROM")).not.toContain("switch-to-alpine");
  });

  test("not slim where gems or crates are compiled", () => {
    expect(offered("FROM ruby:3.4\nRUN bundle install\n", "FROM")).not.toContain("switch-to-slim");
  });

  test("distroless: the interpreter is the image's own start", () => {
    expect(
      refactor(
        "switch-to-distroless",
        'FROM node:22 AS build\nRUN npm ci\nFROM node:22-slim\nCOPY --from=build /a /a\nUSER 1000\nCMD ["node", "/a/b.js"]\n',
        "FROM node:22-slim",
      ),
    ).toContain('FROM gcr.io/distroless/nodejs22-debian13:nonroot\nCOPY --from=build /a /a\nUSER 1000\nCMD ["/a/b.js"]\n');
  });

  test("scratch, for a static program", () => {
    const source =
      'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /a .\nFROM alpine:3.22\nCOPY --from=build /a /a\nUSER 1000\nENTRYPOINT ["/a"]\n';
    expect(refactor("switch-to-scratch", source, "FROM alpine")).toContain(
      "FROM scratch\nCOPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt\nCOPY --from=build /etc/passwd /etc/passwd\nCOPY --from=build /usr/local/go/lib/time/zoneinfo.zip /usr/local/go/lib/time/zoneinfo.zip\nCOPY --from=build /a /a\n",
    );
    expect(offered(source.replace("CGO_ENABLED=0 ", ""), "FROM alpine")).not.toContain("switch-to-scratch");
    expect(offered(source.replace('["/a"]', "/a"), "FROM alpine")).not.toContain("switch-to-scratch");
    expect(offered(source.replace('["/a"]', '["/a", "/b.sh"]'), "FROM alpine")).not.toContain("switch-to-scratch");
    expect(offered(source.replace("CGO_ENABLED=0 go", "export CGO_ENABLED=0 && go"), "FROM alpine")).toContain("switch-to-scratch");
    expect(offered(source.replace("COPY . .\n", "COPY . .\nRUN make\n"), "FROM alpine")).not.toContain("switch-to-scratch");
  });
});

describe("health and user", () => {
  test.each([
    ["postgres:17", "pg_isready"],
    ["redis:8", '["redis-cli", "ping"]'],
  ])("the server's own tool: %s", (image, tool) => {
    expect(refactor("add-healthcheck", `FROM ${image}\nENV A=1\n`, "FROM")).toContain(
      `HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ${tool}`,
    );
  });

  test("an HTTP port, with what the image has", () => {
    const check = (image: string, start: string): string =>
      refactor("add-healthcheck", `FROM ${image}\nEXPOSE 8080\nCMD ${start}\n`, "EXPOSE").split("\n")[2] ?? "";
    expect(check("nginx:1.29-alpine", '["nginx", "-g", "daemon off;"]')).toContain(
      "CMD wget -q -O /dev/null http://127.0.0.1:80/ || exit 1",
    );
    expect(check("node:22-slim", '["tini", "--", "node", "a.js"]')).toContain('CMD ["node", "-e", "fetch(\'http://127.0.0.1:8080/\')');
  });

  test.each([
    ["there is one", "FROM node:22\nEXPOSE 80\nHEALTHCHECK CMD ls\nCMD node a\n"],
    ["there are two ports", "FROM node:22\nEXPOSE 80 443\nCMD node a\n"],
    ["nothing in the image can ask", "FROM debian:12-slim\nEXPOSE 80\nCMD a\n"],
  ])("no check where %s", (_why, source) => {
    expect(offered(source, "FROM")).not.toContain("add-healthcheck");
  });

  test("the image's user, or one made in the distribution's way, before the start command", () => {
    expect(refactor("add-user", 'FROM node:22\nCOPY . /a\n# Start.\nCMD ["node", "/a/b.js"]\n', "FROM")).toBe(
      'FROM node:22\nCOPY . /a\nUSER node\n# Start.\nCMD ["node", "/a/b.js"]\n',
    );
    expect(refactor("add-user", 'FROM alpine:3.22\nCMD ["sleep", "1"]\n', "FROM")).toBe(
      'FROM alpine:3.22\nRUN addgroup -S app && adduser -S -G app -H app\nUSER app\nCMD ["sleep", "1"]\n',
    );
    expect(refactor("add-user", 'FROM ubuntu:22.04\nCMD ["sleep", "1"]\n', "FROM")).toContain("RUN groupadd --system app &&");
    expect(refactor("add-user", 'FROM debian:12\nCMD ["sleep", "1"]\nRUN touch /a\n', "FROM")).toBe(
      'FROM debian:12\nCMD ["sleep", "1"]\nRUN touch /a\nRUN groupadd --system app && useradd --system --gid app --no-create-home --shell /usr/sbin/nologin app\nUSER app\n',
    );
  });

  test("a folder of the name is no user", () => {
    expect(offered("FROM debian:12\nRUN useradd --home /app web\nCMD sleep 1\n", "FROM")).toContain("add-user");
  });

  test.each([
    ["there is a USER", "FROM node:22\nUSER node\nCMD node a\n"],
    ["the image gives up root itself", "FROM postgres:17\nCMD postgres\n"],
    ["the image is not known", "FROM company/app:1\nCMD a\n"],
    ["one of that name is made already", "FROM debian:12\nRUN useradd --system app\nCMD sleep 1\n"],
    ["a group of that name is", "FROM debian:12\nRUN groupadd app\nCMD sleep 1\n"],
  ])("no user where %s", (_why, source) => {
    expect(offered(source, "FROM")).not.toContain("add-user");
  });
});

describe("fixes of rules, whether the rule is on or not", () => {
  test("a cache mount", () => {
    expect(refactor("missing-cache-mount", "FROM node:22-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\n", "RUN")).toContain(
      "RUN --mount=type=cache,target=/root/.npm npm ci\n",
    );
  });

  test("dependencies before sources", () => {
    const files = { "package.json": "{}", "package-lock.json": "{}", ".dockerignore": "node_modules\n" };
    expect(
      refactor("copy-before-install", "FROM node:22-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci\n", "COPY", files),
    ).toMatchInlineSnapshot(`
      "FROM node:22-slim
      WORKDIR /app
      COPY package.json package-lock.json ./
      RUN npm ci
      COPY . .
      "
    `);
  });
});

test.each([
  ["many RUNs", `FROM debian:12\n${"RUN ls\n".repeat(5000)}`],
  ["many packages", `FROM debian:12\nRUN apt-get install ${"a ".repeat(20_000)}b\n`],
  ["many continuations", `FROM node:22\nWORKDIR /app\nRUN npm ci ${"\\\n && ls".repeat(5000)}\n`],
  ["a long line", `FROM node:22\nWORKDIR /app\nRUN npm ci ${"x".repeat(500_000)}\n`],
])("%s take less than two seconds of processor time", { retry: 3 }, (_what, source) => {
  const started = process.cpuUsage();
  offered(source, "RUN");
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2_000);
});
