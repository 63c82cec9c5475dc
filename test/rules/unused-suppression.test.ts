// unused-suppression: which comments are told, and what is taken out of them.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "unused-suppression";
const together = { config: { profile: "all" } } as const;

test("underlines the name that finds nothing", () => {
  expect(lint(id, "FROM a:1\n# dockwright-ignore: deprecated-maintainer\nCMD []")).toBe(
    "FROM a:1\n# dockwright-ignore: deprecated-maintainer\n                     ~~~~~~~~~~~~~~~~~~~~~ deprecated-maintainer finds nothing here, so this comment silences nothing. Remove it [Remove deprecated-maintainer from the comment]\nCMD []",
  );
});

test("takes away one name, or the line", () => {
  expect(fixAll(id, "FROM a:1\n# dockwright-ignore: relative-workdir, deprecated-maintainer -- why\nMAINTAINER x")).toBe(
    "FROM a:1\n# dockwright-ignore: deprecated-maintainer -- why\nMAINTAINER x",
  );
  expect(fixAll(id, "FROM a:1\n# dockwright-ignore: DL3000\nUSER x")).toBe("FROM a:1\nUSER x");
});

test.each([
  ["# check=skip=MaintainerDeprecated;error=true\nFROM a:1\n", "# check=error=true\nFROM a:1\n"],
  ["# check=error=true;skip=MaintainerDeprecated\nFROM a:1\n", "# check=error=true\nFROM a:1\n"],
  [
    "# check=skip=MaintainerDeprecated,WorkdirRelativePath;error=true\nFROM a:1\nWORKDIR a\n",
    "# check=skip=WorkdirRelativePath;error=true\nFROM a:1\nWORKDIR a\n",
  ],
  ["# check=skip=MaintainerDeprecated\nFROM a:1\n", "FROM a:1\n"],
  // Without the comment above it, the next line would become a directive.
  [
    "# dockwright-ignore-file: deprecated-maintainer\n# escape=`\nFROM a:1\n",
    "# dockwright-ignore-file: deprecated-maintainer\n# escape=`\nFROM a:1\n",
  ],
])("%j becomes %j", (before, after) => {
  expect(fixAll(id, before, together)).toBe(after);
});

test.each([
  "FROM a:1\n# dockwright-ignore: deprecated-maintainer\nMAINTAINER x",
  "FROM a:1\n# hadolint ignore=DL9999\nCMD []",
  "FROM a:1\n# dockwright-ignore: DL3008 -- off in this profile, on in the pipeline\nRUN true",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a name that no rule has is told", () => {
  expect(lint(id, "FROM a:1\n# dockwright-ignore: deprecated-maintaner\nCMD []", together)).toContain(
    "No rule is called deprecated-maintaner",
  );
});

test.each([
  // hadolint itself reports these, where the default profile has a reason to be quiet.
  'FROM debian:12\n# hadolint ignore=DL3002\nUSER root\nENTRYPOINT ["/entrypoint.sh"]\n',
  "ARG A\n# hadolint ignore=DL3006\nFROM build_${A}\n",
  "FROM debian:12\n# check=skip=SecretsUsedInArgOrEnv\nENV AUTH_MODE=none\n",
  // It forgets SHELL at every FROM, puts no variables in, and goes by words.
  'FROM debian:12 AS base\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nFROM base\n# hadolint ignore=SC3054,DL4006\nRUN a=(1); echo "${a[@]}" | wc\n',
  "FROM a:1 AS build-amd64\nARG TARGETARCH\n# hadolint ignore=DL3006\nFROM build-${TARGETARCH}\n",
  "FROM a:1\n# hadolint ignore=DL4006\nRUN set -o pipefail; curl -fsS https://example.com | tar x\n",
  "FROM debian:12\nARG U\n# hadolint ignore=DL3046,SC2086\nRUN useradd -l -u $U app\n",
  "# hadolint global ignore=DL3059,SC2016\nFROM debian:12\nRUN if true; then true; fi\nRUN echo '$x'\n",
  "# escape=`\nFROM debian:12\n# hadolint ignore=DL3042\nRUN powershell pip install x\n",
  // hadolint 2.12.0 reports these, later releases do not.
  "ARG A\n# hadolint ignore=DL3006\nFROM ${A}\n",
  "ARG A=debian:12\n# hadolint ignore=DL3006\nFROM --platform=$BUILDPLATFORM $A AS build\n",
  "FROM golang:1.26\nFROM scratch\n# hadolint ignore=DL3022\nCOPY --from=0 /a /b\n",
  'FROM debian:12\n# hadolint ignore=DL3048\nLABEL build_id="1" org/name="2"\n',
  "FROM alpine:3.22\n# hadolint ignore=DL3018\nRUN apk add --no-cache nginx~1.28\n",
  "FROM python:3.14\n# hadolint ignore=DL3042\nRUN --mount=type=cache,target=/root/.cache/pip pip install -r r.txt\n",
  // Every release: it compares names letter by letter and does not know --no-network.
  "FROM golang:1.26 AS Build\nFROM scratch\n# hadolint ignore=DL3022\nCOPY --from=build /a /b\n",
  "FROM alpine:3.22\n# hadolint ignore=DL3019\nRUN apk add --no-cache a=1 && apk add --no-network --virtual .b c=1\n",
])("a comment that the other tool needs is of use: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("a comment that silences nothing there either is told, and no safe fix takes it away", () => {
  const source = "FROM debian:12\n# hadolint ignore=DL3002\nUSER app\n";
  expect(lint(id, source)).toContain(
    "DL3002 finds nothing here, so this comment silences nothing. Remove it [Remove DL3002 from the comment, review]",
  );
});

test.each([
  "FROM a:1 AS base\n# hadolint ignore=DL3006\nFROM base\n",
  'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\n# hadolint ignore=DL4006\nRUN curl -fsS https://example.com | tar x\n',
  "FROM debian:12\n# hadolint ignore=SC2086\nRUN echo a\n",
  "# hadolint global ignore=DL3042\nFROM debian:12\nRUN pip install --no-cache-dir flask==3\n",
  "ARG A=12\n# hadolint ignore=DL3006\nFROM debian:$A\n",
  "ARG A\n# hadolint ignore=DL3006\nFROM ${A:-debian:12}\n",
  "FROM golang:1.26 AS build\nFROM scratch\n# hadolint ignore=DL3022\nCOPY --from=build /a /b\n",
  "FROM scratch\n# hadolint ignore=DL3022\nCOPY --from=busybox:1 /a /b\n",
  'FROM debian:12\n# hadolint ignore=DL3048\nLABEL org.example.build-id="a_b/c"\n',
  "FROM alpine:3.22\n# hadolint ignore=DL3018\nRUN apk add --no-cache nginx=1.28.0-r1\n",
  "FROM alpine:3.22\n# hadolint ignore=DL3019\nRUN apk add --no-cache a=1\n",
])("hadolint is silent there as well: %j", (source) => {
  expect(lint(id, source, together)).toContain("finds nothing here");
});

test("a comment that people have explained is theirs to take away", () => {
  const source = "FROM a:1 AS base\n# hadolint does not see the tag above.\n# hadolint ignore=DL3006\nFROM base\n";
  expect(lint(id, source)).toContain("finds nothing here");
  expect(fixAll(id, source)).toBe(source);
  expect(fixAll(id, "FROM a:1 AS base\n# hadolint ignore=DL3000\n# hadolint ignore=DL3006\nFROM base\n")).toBe(
    "FROM a:1 AS base\nFROM base\n",
  );
});
