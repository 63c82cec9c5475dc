// apt-lists-left: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "apt-lists-left";

test("underlines the program and cleans up behind the last command", () => {
  expect(lint(id, "FROM debian:12\nRUN apt-get update && apt-get install -y curl")).toBe(
    "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n    ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB. Remove them in the same RUN [Add rm -rf /var/lib/apt/lists/*, review]",
  );
  expect(fixAll(id, 'FROM debian:12\nRUN apt-get update \\\n    # tools\n    && apt-get install -y \\\n      curl\nCMD ["a"]')).toBe(
    'FROM debian:12\nRUN apt-get update \\\n    # tools\n    && apt-get install -y \\\n      curl \\\n    && rm -rf /var/lib/apt/lists/*\nCMD ["a"]',
  );
});

test.each([
  "FROM debian:12\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
  "FROM debian:12\nRUN --mount=type=cache,target=/var/lib/apt/lists apt-get update && apt-get install -y curl",
  "FROM debian:12\nRUN --mount=type=tmpfs,dst=/var/lib/apt apt-get update && apt-get install -y curl",
  "FROM debian:12\nRUN <<EOF\napt-get update\nrm -r /var/lib/apt/lists\nEOF",
  "FROM debian:12 AS build\nRUN apt-get update\nFROM debian:12\nCOPY --from=build /a /a",
  "FROM debian:12\nRUN echo apt-get update",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a stage that the last one builds on, a cleaning in front of the update, or in a later RUN", () => {
  expect(
    lint(
      id,
      "FROM debian:12 AS base\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y a\nFROM base\nRUN rm -rf /var/lib/apt/lists/*",
    ),
  ).toBe(
    "FROM debian:12 AS base\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y a\n                                   ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB. Remove them in the same RUN [Add rm -rf /var/lib/apt/lists/*, review]\nFROM base\nRUN rm -rf /var/lib/apt/lists/*",
  );
});

test("no fix where a later RUN installs with these lists", () => {
  const source = "FROM debian:12\nRUN apt-get update\nRUN apt-get install -y curl";
  expect(fixAll(id, source)).toBe(source);
});

test("a folder around the lists is removed with them", () => {
  const told = (clean: string, shell = ""): boolean =>
    lint(id, `FROM debian:12${shell}\nRUN apt-get update && apt-get install -y a && ${clean}`).includes("~");
  for (const clean of [
    "rm -rf /var/lib/apt",
    "rm -rf /var/lib/apt/*",
    "rm -rf /var/lib/ap*/",
    "rm -fr /var/cache/apt /var/lib/apt/",
    "rm -r /var/lib/apt/lists/",
    'rm -rf "/var/lib/apt/lists"/*',
    "cd /var/lib/apt && rm -rf lists/*",
    "find /var/lib/apt -type f -delete",
    "find /var/lib/apt/lists -mindepth 1 -exec rm -rf {} +",
  ])
    expect([clean, told(clean)]).toEqual([clean, false]);
  const bash = '\nSHELL ["/bin/bash", "-c"]';
  for (const clean of ["rm -rf /var/lib/{apt,dpkg}/", "rm -rf /var/lib/apt/{lists,x}/*", "rm -rf /var/{lib/{apt,x},cache}"]) {
    expect([clean, told(clean, bash)]).toEqual([clean, false]);
    expect([clean, told(clean)]).toEqual([clean, true]);
  }
  for (const clean of [
    "rm -rf /var/lib/aptitude",
    "rm -rf /var/lib/dpkg/* /tmp/*",
    "rm -f /var/lib/*",
    "rm -rf /var/cache/*",
    "find /var/lib/apt -name x",
    "rm -rf lists/*",
  ])
    expect([clean, told(clean)]).toEqual([clean, true]);
});

test("the removal stands in the style of the file, behind the last command of apt", () => {
  const mended = (run: string): string => fixAll(id, `FROM debian:12\nRUN ${run}`).slice("FROM debian:12\nRUN ".length);
  expect(mended("apt-get update && apt-get install -y curl")).toBe(
    "apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",
  );
  expect(mended("apt-get update \\\n  && apt-get install -y curl \\\n  && apt-get clean \\\n  # Users\n  && echo a >> /b")).toBe(
    "apt-get update \\\n  && apt-get install -y curl \\\n  && apt-get clean \\\n  && rm -rf /var/lib/apt/lists/* \\\n  # Users\n  && echo a >> /b",
  );
  expect(mended("apt-get update && \\\n    apt-get install -y a")).toBe(
    "apt-get update && \\\n    apt-get install -y a && \\\n    rm -rf /var/lib/apt/lists/*",
  );
  expect(mended("apt-get update && apt-get install -y \\\n    a \\\n    b")).toBe(
    "apt-get update && apt-get install -y \\\n    a \\\n    b \\\n    && rm -rf /var/lib/apt/lists/*",
  );
  expect(mended("apt-get update; \\\n  apt-get install -y a")).toBe(
    "apt-get update; \\\n  apt-get install -y a && \\\n  rm -rf /var/lib/apt/lists/*",
  );
  expect(mended("apt-get update \\\n && apt-get install -y a \\\n && ./setup.sh")).toBe(
    "apt-get update \\\n && apt-get install -y a \\\n && ./setup.sh \\\n && rm -rf /var/lib/apt/lists/*",
  );
});

test("a blank stands between the lists and a sign that follows without one", () => {
  const source = "FROM debian:12\nRUN apt-get update && apt-get install -y --no-install-recommends git\\\n && true\n";
  expect(fixAll("apt-lists-left", source)).toContain("/var/lib/apt/lists/* \\\n && true");
});
