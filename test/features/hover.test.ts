// Hover of keywords, and what holds for every hover.
import { describe, expect, test } from "vitest";
import { noFacts, parse } from "../../server/src/core";
import { hover } from "../../server/src/core/features/hover";
import { cursor } from "../support/cursor";
import { drawHover, drawNotes } from "../support/hover";

describe("keyword", () => {
  test("the whole text of an instruction", () => {
    expect(drawHover("FROM scratch\nSTOP<|>SIGNAL SIGINT")).toMatchInlineSnapshot(`
      "STOPSIGNAL SIGINT
      ~~~~~~~~~~
      **\`STOPSIGNAL\`**: Sets the signal that \`docker stop\` sends to the container's first process.

      - There is no ENTRYPOINT and no CMD: \`docker run\` needs a command of its own.

      \`\`\`dockerfile
      STOPSIGNAL SIGQUIT
      STOPSIGNAL 15
      \`\`\`

      - Without it (and none in the base image): SIGTERM. A process that is still there after the grace period, 10 seconds by default, is killed.
      - A name with or without \`SIG\`, or a number. SIGKILL and SIGSTOP cannot be handled, so the program could not shut down cleanly.
      - Only the last one counts; \`docker run --stop-signal\` overrides it. Has no meaning on Windows.

      In the image: used when the container is stopped.

      Every Dockerfile version · [Docker's reference](https://docs.docker.com/reference/dockerfile/#stopsignal)"
    `);
  });

  test("FROM tells what is known of the base image", () => {
    expect(drawNotes("FR<|>OM node:22-slim AS app")).toMatchInlineSnapshot(`
      "FROM node:22-slim AS app
      ~~~~
      **\`FROM\`**: Starts a build stage from a base image, from an earlier stage, or from nothing (\`scratch\`).

      - \`node:22-slim\`: Debian 12, \`/bin/sh\` is dash, packages by \`apt-get\`, ENTRYPOINT \`["docker-entrypoint.sh"]\`, CMD \`["node"]\`.
      - The last stage: what \`docker build\` makes."
    `);
  });

  test("FROM of a stage that others use tells where", () => {
    expect(
      drawNotes(`
        FR<|>OM golang:1.25 AS build
        FROM build AS test
        FROM alpine
        COPY --from=build /app /app
        RUN --mount=from=0,target=/src --mount=from=build,target=/b ls
      `),
    ).toMatchInlineSnapshot(`
      "FROM golang:1.25 AS build
      ~~~~
      **\`FROM\`**: Starts a build stage from a base image, from an earlier stage, or from nothing (\`scratch\`).

      - \`golang:1.25\`: Debian 13, \`/bin/sh\` is dash, packages by \`apt-get\`, CMD \`["bash"]\`.
      - Stage \`build\`: used in lines 2, 4, 5."
    `);
  });

  test("FROM of a stage built on another one names that and the image below", () => {
    expect(drawNotes("FROM golang:1.25 AS build\nFROM build AS test\nFR<|>OM test")).toMatchInlineSnapshot(`
      "FROM test
      ~~~~
      **\`FROM\`**: Starts a build stage from a base image, from an earlier stage, or from nothing (\`scratch\`).

      - Built on stage \`test\`, which begins with \`golang:1.25\`.
      - The last stage: what \`docker build\` makes."
    `);
  });

  test("an instruction of one of several stages names its stage", () => {
    expect(drawNotes("FROM golang:1.25 AS build\nWORK<|>DIR /src\nFROM alpine")).toMatchInlineSnapshot(`
      "WORKDIR /src
      ~~~~~~~
      **\`WORKDIR\`**: Sets the working directory, and makes it if it is missing.

      - In stage \`build\` (line 1, from \`golang:1.25\`).
      - From here on the working directory is \`/src\`."
    `);
  });

  test("a CMD that a later one replaces", () => {
    expect(drawNotes('FROM alpine\nC<|>MD ["a"]\nCMD ["b"]')).toMatchInlineSnapshot(`
      "CMD ["a"]
      ~~~
      **\`CMD\`**: Sets what the container runs by default, or the default arguments of ENTRYPOINT.

      - Has no effect: the CMD in line 3 replaces it.
      - Exec form here: the program is started directly, without a shell."
    `);
  });

  test("a USER that a later one replaces still counts for the steps between", () => {
    expect(drawNotes("FROM alpine\nUS<|>ER a\nRUN x\nUSER b")).not.toContain("no effect");
  });

  test("shell form names the shell of SHELL, of the base image, or says that the image has none", () => {
    const note = (from: string, line: string) => /Shell form here.*/.exec(drawNotes(`FROM ${from}\n${line}`))?.[0];
    expect(note("alpine", 'SHELL ["/bin/bash", "-c"]\nRU<|>N x')).toBe("Shell form here: run by `/bin/bash -c`.");
    expect(note("alpine", "RU<|>N x")).toBe("Shell form here: run by `/bin/sh -c` (ash).");
    expect(note("debian", "CM<|>D x")).toBe("Shell form here: run by `/bin/sh -c` (dash).");
    expect(note("gcr.io/distroless/static", "ENTRY<|>POINT x")).toBe(
      "Shell form here: run by `/bin/sh -c`, which `gcr.io/distroless/static` does not have.",
    );
    expect(note("mcr.microsoft.com/windows/nanoserver:ltsc2022", "CM<|>D x")).toBe(
      "Shell form here: run by `cmd /S /C`, the default of Windows images.",
    );
    expect(note("acme/base", "CM<|>D x")).toBe("Shell form here: run by `/bin/sh -c`, unless the base image sets another SHELL.");
  });

  test("the instruction inside ONBUILD has its own", () => {
    expect(drawHover("FROM alpine\nONBUILD CO<|>PY . /app")).toContain("**`COPY`**");
    expect(drawHover("FROM alpine\nON<|>BUILD COPY . /app")).toContain("**`ONBUILD`**");
  });

  test("lower case is the same instruction", () => {
    expect(drawHover("from alpine\nru<|>n x")).toContain("**`RUN`**");
  });

  test("HEALTHCHECK's own words lead to its text", () => {
    expect(drawHover("FROM alpine\nHEALTHCHECK --retries=2 C<|>MD true")).toMatch(
      /^HEALTHCHECK --retries=2 CMD true\n +~~~\n\*\*`HEALTHCHECK`/,
    );
  });

  test("nothing on an unknown instruction, a plain comment, an empty line and the file's end", () => {
    expect(drawHover("FROM alpine\nRU<|>M x")).toBe("nothing");
    expect(drawHover("# hel<|>lo\nFROM alpine")).toBe("nothing");
    expect(drawHover("FROM alpine\n<|>\nRUN x")).toBe("nothing");
    expect(drawHover("FROM alpine\nRUN x\n<|>")).toBe("nothing");
    expect(drawHover("<|>")).toBe("nothing");
  });

  test("WORKDIR tells the directory that it leads to", () => {
    expect(drawNotes("FROM scratch\nWORKDIR /a\nWORK<|>DIR b/../c")).toContain("From here on the working directory is `/a/c`.");
  });
});

test("hover is defined or not at every offset, and its span holds the offset", () => {
  const text =
    "# syntax=docker/dockerfile:1\nARG V=1\nFROM --platform=$BUILDPLATFORM node:${V:-2} AS a\nENV A=$V B='$C'\nRUN --mount=type=cache,target=/x <<EOF\necho $A\nEOF\nCMD [\"a\"";
  const doc = parse(text);
  const found = Array.from({ length: text.length + 1 }, (_, offset) => ({ offset, at: hover(doc, offset, noFacts)?.span }));
  for (const { offset, at } of found) if (at) expect(at.start <= offset && offset <= at.end, `offset ${offset}`).toBe(true);
  expect(found.filter(({ at }) => at).length).toBeGreaterThan(60);
});

test("a marker that is missing or doubled is an error of the test", () => {
  expect(() => cursor("FROM alpine")).toThrow("no <|>");
  expect(() => cursor("FR<|>OM al<|>pine")).toThrow("more than one");
});
