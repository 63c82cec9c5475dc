// apt-lists-left: what it underlines, what it says, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

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
    "FROM debian:12 AS base\nRUN rm -rf /var/lib/apt/lists/* && apt-get update && apt-get install -y a\n                                   ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB: a later RUN that removes them only hides them. Remove them in the same RUN [Add rm -rf /var/lib/apt/lists/*, review]\nFROM base\nRUN rm -rf /var/lib/apt/lists/*",
  );
});

test("where a later RUN installs with these lists, both belong together: no fix, and not a word of removing them here", () => {
  const source = "FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN apt-get install -y curl";
  expect(fixAll(id, source)).toBe(source);
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && apt-get install -y a
        ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB, and a RUN below installs with them: one day they are old, and the install fails. Join this RUN with the install below, and clean up behind that
    RUN apt-get install -y curl"
  `);
  const built = lint(id, "FROM debian:12 AS base\nRUN apt update && apt install -y a\nFROM base\nRUN apt install -y b");
  expect(built).toContain("Remove them here, and let that stage load its own");
  expect(built).not.toContain("Join");
  for (const other of [
    "RUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*\nRUN echo",
    "FROM debian:12\nRUN apt-get install -y b",
  ]) {
    const told = lint(id, `FROM debian:12 AS a\nRUN apt-get update && apt-get install -y a\n${other}\nFROM a`);
    expect(told).toContain("Remove them in the same RUN [Add rm");
    expect(told).not.toContain("Join");
  }
});

test("a script that removes the lists: by its text where that is at hand, else by its name where it is the last command", () => {
  const told = (rest: string, files: Record<string, string> = {}): boolean => lint(id, `FROM debian:12\n${rest}`, { files }).includes("~");
  const install = "apt-get update && apt-get install -y a";
  const cleans = "#!/bin/bash\nif [[ 1 ]]; then\n  apt-get clean\n  rm -rf /var/lib/apt/lists/*\nfi\n";
  for (const script of [
    `COPY clean.sh /tmp/\nRUN ${install} && /tmp/clean.sh`,
    `COPY clean.sh /tmp/done\nRUN ${install} && sh /tmp/done && echo b`,
    `COPY clean.sh /usr/local/bin/\nRUN ${install} && clean.sh && rm /usr/local/bin/clean.sh`,
    `WORKDIR /a\nCOPY . .\nRUN ${install} && ./clean.sh --all`,
    `COPY . /b\nRUN cd /b && ${install} && . ./clean.sh`,
    `RUN --mount=type=bind,target=/c ${install} && /c/clean.sh`,
  ]) {
    expect([script, told(script, { "clean.sh": cleans })]).toEqual([script, false]);
    expect([script, told(script, { "clean.sh": "rm -rf /tmp/*\n" })]).toEqual([script, true]);
  }
  const below = `COPY scripts/dist/ /scripts/\nRUN ${install} && /scripts/done.sh`;
  expect(told(below, { "scripts/dist/done.sh": cleans })).toBe(false);
  expect(told(below, { "../../scripts/dist/done.sh": cleans })).toBe(false);
  for (const last of ["/opt/cleanup.sh", "docker-clean", "bash /opt/apt-clean.sh", "sudo /opt/clean"])
    expect([last, told(`RUN ${install} && ${last}`)]).toEqual([last, false]);
  for (const last of ["/opt/setup.sh", "/opt/clean.sh && echo a", "apt-get clean", "make clean", "npm cache clean --force"])
    expect([last, told(`RUN ${install} && ${last}`)]).toEqual([last, true]);
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
    "install_packages curl",
    "/usr/local/bin/install-php-extensions gd",
    "clean-install curl",
  ])
    expect([clean, told(clean)]).toEqual([clean, false]);
  const bash = '\nSHELL ["/bin/bash", "-c"]';
  for (const clean of ["rm -rf /var/lib/{apt,dpkg}/", "rm -rf /var/lib/apt/{lists,x}/*", "rm -rf /var/{lib/{apt,x},cache}"]) {
    expect([clean, told(clean, bash)]).toEqual([clean, false]);
    // In dash nothing is removed, and bash-syntax-in-sh says so.
    expect([clean, told(clean)]).toEqual([clean, false]);
  }
  for (const clean of [
    "rm -rf /var/lib/aptitude",
    "rm -rf /var/lib/dpkg/* /tmp/*",
    "rm -f /var/lib/*",
    "rm -rf /var/cache/*",
    "find /var/lib/apt -name x",
    "echo install_packages",
    "rm -rf /var/lib/{dpkg,cache}",
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

test("behind a `;` under set -e the list goes on with `;`: a failure in front of && would be passed over", () => {
  const source = "FROM debian:13-slim\nRUN set -ex; \\\n    apt-get update; \\\n    apt-get install -y curl; \\\n    echo done";
  expect(fixAll(id, source)).toBe(source.replace("curl; \\", "curl; \\\n    rm -rf /var/lib/apt/lists/*; \\"));
  const plain = "FROM debian:13-slim\nRUN set -ex; apt-get update; apt-get install -y curl; echo done";
  expect(fixAll(id, plain)).toBe(plain.replace("curl;", "curl; rm -rf /var/lib/apt/lists/*;"));
});

test("several RUNs of one image are told once, at the first, and mended together or not at all", () => {
  const source =
    "FROM debian:12 AS base\nRUN apt-get update && apt-get install -y a\nFROM base\nRUN apt update && apt install -y b\nRUN apt-get update && apt-get install -y c";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12 AS base
    RUN apt-get update && apt-get install -y a
        ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB, as they do in 2 more RUNs. Remove them in every one of these: a single one that is left out keeps them [Add rm -rf /var/lib/apt/lists/*, review]
    FROM base
    RUN apt update && apt install -y b
    RUN apt-get update && apt-get install -y c"
  `);
  expect(fixAll(id, source).match(/ && rm -rf \/var\/lib\/apt\/lists\/\*/g)).toHaveLength(3);
  expect(findings(id, source)[0]?.related).toHaveLength(2);
  const relied = `${source}\nRUN apt-get install -y d`;
  expect(findings(id, relied)).toHaveLength(1);
  expect(fixAll(id, relied)).toBe(relied);
  expect(findings(id, source, { config: { profile: "all" } })).toHaveLength(3);
});

test("a removal in a later RUN is named: it comes too late", () => {
  const source = "FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN rm -rf /var/lib/apt/lists/*";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && apt-get install -y a
        ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB: a later RUN that removes them only hides them. Remove them in the same RUN [Add rm -rf /var/lib/apt/lists/*, review]
    RUN rm -rf /var/lib/apt/lists/*"
  `);
  expect(findings(id, source)[0]?.related).toHaveLength(1);
  const own =
    "FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN apt-get update && apt-get install -y b && rm -rf /var/lib/apt/lists/*";
  expect(lint(id, own)).not.toContain("later RUN");
});

test("a script that loads the lists is an update: what is installed behind it does not use older ones", () => {
  const setup = "curl -fsSL https://deb.nodesource.com/setup_22.x | bash -";
  expect(
    lint(id, `FROM debian:12\nRUN apt-get update && apt-get install -y a\nRUN ${setup} && apt-get install -y nodejs`),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN apt-get update && apt-get install -y a
        ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB, as they do in 1 more RUN. Remove them in every one of these: a single one that is left out keeps them [Add rm -rf /var/lib/apt/lists/*, review]
    RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash - && apt-get install -y nodejs"
  `);
  expect(lint(id, `FROM debian:12\nRUN ${setup}\nRUN apt-get install -y nodejs`)).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -fsSL https://deb.nodesource.com/setup_22.x | bash -
                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ The package lists that the script from deb.nodesource.com loads stay in this layer, 20 to 40 MB, and a RUN below installs with them: one day they are old, and the install fails. Join this RUN with the install below, and clean up behind that
    RUN apt-get install -y nodejs"
  `);
  for (const silent of [
    `FROM debian:12\nRUN ${setup} && apt-get install -y nodejs && rm -rf /var/lib/apt/lists/*`,
    "FROM debian:12\nRUN curl -fsSL https://deb.nodesource.com/setup_22.x -o /tmp/setup",
  ])
    expect(lint(id, silent)).toBe(silent);
  const ppa = "FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y a\nRUN add-apt-repository -y ppa:a/b && apt-get install -y c";
  expect(lint(id, ppa)).not.toContain("RUN below installs");
});

test("a mount's folder may stand in a variable", () => {
  const of = (value: string): string =>
    `FROM debian:13\nARG L=${value}\nRUN --mount=type=cache,target=\${L} apt-get update && apt-get install -y --no-install-recommends jq`;
  expect(lint(id, of("/var/lib/apt/lists"))).toBe(of("/var/lib/apt/lists"));
  expect(lint(id, of("/var/cache/apt"))).toContain("package lists");
});

const two = "FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y gpg curl\nRUN apt-get update && apt-get install -y git";

test("several RUNs, and one of them that a RUN below installs with", () => {
  expect(lint(id, `${two}\nRUN apt-get install -y python3`)).toMatchInlineSnapshot(`
    "FROM ubuntu:24.04
    RUN apt-get update && apt-get install -y gpg curl
        ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB, as they do in 1 more RUN, and a RUN below installs with those of line 3. Join that one with the install, then remove the lists in every one: a single one that is left out keeps them
    RUN apt-get update && apt-get install -y git
    RUN apt-get install -y python3"
  `);
  expect(fixAll(id, `${two}\nRUN apt-get install -y python3`)).toBe(`${two}\nRUN apt-get install -y python3`);
  expect(lint(id, `${two}\nRUN apt-get install -y python3\nRUN rm -rf /var/lib/apt/lists/*`)).toContain("with those of line 3. Join");
  expect(lint(id, `${two}\nRUN apt-get update && apt-get install -y python3 && rm -rf /var/lib/apt/lists/*`)).toContain(
    "Remove them in every one of these",
  );
});

test("a removal that misses the folder is mended, not followed by another one", () => {
  const source = "FROM debian:13-slim\nRUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt-lists/*";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM debian:13-slim
    RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt-lists/*
        ~~~~~~~ The package lists that apt-get update loads stay in this layer, 20 to 40 MB: /var/lib/apt-lists misses them. The folder is /var/lib/apt/lists [Write /var/lib/apt/lists, review]"
  `);
  const mended = source.replace("apt-lists", "apt/lists");
  for (const path of ["/var/lib/apt-lists/*", "/var/lib/apt/list/*", "/var/lib/apt/lsits/*", "/var/lib/lists/*", "/var/cache/apt/lists/*"])
    expect([path, fixAll(id, source.replace("/var/lib/apt-lists/*", path))]).toEqual([path, mended]);
  expect(fixAll(id, source.replace("/*", ""))).toBe(mended.replace("/*", ""));
  expect(fixAll(id, source.replace("rm -rf ", 'rm -rf /tmp/* "').replace("/lib", "//lib").replace("lists/*", 'lists"/*'))).toBe(
    mended.replace("rm -rf ", 'rm -rf /tmp/* "').replace("lists/*", 'lists"/*'),
  );
  expect(fixAll(id, `${two} && rm -rf /var/lib/apt/list/*`)).toBe(
    `${two} && rm -rf /var/lib/apt/lists/*`.replace("curl", "curl && rm -rf /var/lib/apt/lists/*"),
  );
  for (const other of ["/var/cache/apt/archives/*", "/var/lib/dpkg/*", "/var/lib/app/data/*"])
    expect(fixAll(id, source.replace("/var/lib/apt-lists/*", other))).toContain(`rm -rf /var/lib/apt/lists/* && rm -rf ${other}`);
});

test("behind `;` the fix lets a failing install still end the build", () => {
  expect(fixAll(id, "FROM debian:13\nRUN apt-get update ; \\\n    apt-get install -y wget ;")).toBe(
    "FROM debian:13\nRUN apt-get update ; \\\n    apt-get install -y wget && \\\n    rm -rf /var/lib/apt/lists/* ;",
  );
  expect(fixAll(id, "FROM debian:13\nRUN apt-get update ; \\\n    apt-get install -y wget")).toBe(
    "FROM debian:13\nRUN apt-get update ; \\\n    apt-get install -y wget && \\\n    rm -rf /var/lib/apt/lists/*",
  );
});

describe("nobody is to be rid of them", () => {
  const install = "FROM debian:13\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n";

  test.each([
    ["under a comment", `${install}# For those who install in it\nRUN apt-get update`],
    ["right behind their removal", "FROM debian:13\nRUN rm -rf /var/lib/apt/lists/* && apt-get clean && apt-get update"],
    [
      "with a RUN above that leaves them",
      "FROM debian:13\nRUN apt-get update && apt-get install -y curl\nRUN rm -rf /var/lib/apt/lists/* && apt-get update",
    ],
  ])("silent: %s", (_, source) => {
    expect([...findings(id, source), ...findings("stale-package-lists", source)]).toEqual([]);
  });

  test.each([
    ["never removed", "FROM debian:13\nRUN apt-get update"],
    ["without a word", `${install}RUN apt-get update`],
    ["installed with below", `${install}RUN rm -rf /var/lib/apt/lists/* && apt-get update\nRUN apt-get install -y git`],
    ["the last one installs", `${install}# Package lists\nRUN apt-get update && apt-get install -y git`],
  ])("speaks: %s", (_, source) => {
    expect([...findings(id, source), ...findings("stale-package-lists", source)]).not.toEqual([]);
  });

  test.each([
    ["/p/testcontainers/Dockerfile", "RUN ./ssh.test -test.v", 0],
    ["/p/Dockerfile.test", "RUN go test ./...", 0],
    ["/p/tests/Dockerfile", "RUN set -e; if true; then CI=1 npm run test:unit; fi", 0],
    ["/p/app/Dockerfile", "RUN go test ./...", 1],
    ["/p/test/Dockerfile", 'RUN go test ./...\nCMD ["app"]', 1],
    ["/p/test/Dockerfile", "RUN pip install pytest", 1],
    ["/p/latest/Dockerfile", "RUN make check", 1],
  ])("a build that is a run of tests: %s, %s", (path, last, count) => {
    const source = `FROM golang:1.26\nRUN apt-get update && apt-get install -y curl\n${last}`;
    expect(findings(id, source, { path })).toHaveLength(count);
  });
});
