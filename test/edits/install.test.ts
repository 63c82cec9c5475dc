// A package and an init brought into a stage: beside others, by a RUN of its own, from another stage; with the user in force.
import { describe, expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { installInit, sortPackages } from "../../server/src/core/edits";
import { baseImage } from "../../server/src/core/knowledge/baseImages";
import type { Scope } from "../../server/src/core/model/types";
import { packageInstalls } from "../../server/src/core/shell/packages";
import { edited, type Parts } from "../support/edits";

const asRoot = ({ user }: Scope): boolean => user === undefined || user.arguments.text === "root";

const initOf = ({ file, stage }: Parts) =>
  installInit(file, { base: stage.baseImage && baseImage(stage.baseImage), asRoot }, "tini")[0]?.edits;
const withInit = (source: string): string | undefined => edited(source, initOf);

describe("tini", () => {
  test.each([
    [
      "beside others, in their line",
      "FROM debian:12\nRUN apt-get update && apt-get install -y curl\n",
      "FROM debian:12\nRUN apt-get update && apt-get install -y curl tini\n",
    ],
    [
      "on a line of its own where they stand so",
      "FROM debian:12\r\nRUN apt-get install -y \\\r\n    curl \\\r\n && b\r\n",
      "FROM debian:12\r\nRUN apt-get install -y \\\r\n    curl \\\r\n    tini \\\r\n && b\r\n",
    ],
    [
      "in a heredoc the shell continues the line, whatever escape says",
      "# escape=`\nFROM alpine:3\nRUN <<EOF\napk add \\\n  curl\nEOF\n",
      "# escape=`\nFROM alpine:3\nRUN <<EOF\napk add \\\n  curl \\\n  tini\nEOF\n",
    ],
    [
      "the next install where the first is another user's, or is put aside",
      "FROM alpine:3\nUSER b\nRUN apk add c\nUSER root\nRUN apk add --virtual d e\nRUN apk add f\n",
      "FROM alpine:3\nUSER b\nRUN apk add c\nUSER root\nRUN apk add --virtual d e\nRUN apk add f tini\n",
    ],
    ["by a RUN of its own", "from alpine:3\ncmd b\n", "from alpine:3\nrun apk add --no-cache tini\ncmd b\n"],
    ["a blank line below FROM stays one above", "FROM alpine:3\n\nCMD b\n", "FROM alpine:3\n\nRUN apk add --no-cache tini\n\nCMD b\n"],
    [
      "nothing to do where a parent stage has it",
      "FROM alpine:3 AS a\nRUN apk add tini\nFROM a\nCMD b\n",
      "FROM alpine:3 AS a\nRUN apk add tini\nFROM a\nCMD b\n",
    ],
  ])("%s", (_why, before, after) => {
    expect(withInit(before)).toBe(after);
  });

  test("from a stage of its own, whose name is free, above the comments of FROM", () => {
    expect(withInit("FROM b AS tini\nRUN c\n\n# the app\nFROM scratch\nCOPY --from=tini d e\n")).toBe(
      "FROM b AS tini\nRUN c\n\nFROM debian:bookworm-slim AS tini-binary\n" +
        "RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\n\n" +
        "# the app\nFROM scratch\nCOPY --from=tini-binary /usr/bin/tini-static /tini\nCOPY --from=tini d e\n",
    );
  });

  test("the release where the stage does not begin as root", () => {
    expect(withInit("FROM alpine:3 AS a\nUSER b\nFROM a\nCMD c\n")).toContain(
      "\nFROM tini-${TARGETARCH} AS tini\n\nFROM a\nCOPY --from=tini ",
    );
  });
});

test.each([
  ["docker/dockerfile:1.5", undefined],
  ["docker/dockerfile-upstream:1.5", undefined],
  ["docker/dockerfile:1.5-labs", undefined],
  ["docker/dockerfile:1.6", "release"],
  ["docker/dockerfile:1", "release"],
])("ADD --checksum is written where the frontend knows it: %s", (syntax, from) => {
  const file = parse(`# syntax=${syntax}\nFROM example/a\n`);
  expect(installInit(file, { base: undefined, asRoot }, "tini")[0]?.from).toBe(from);
});

test("packages sorted on lines of their own, with the file's escape character", () => {
  const sorted = (source: string): string | undefined =>
    edited(source, ({ file, first, script }) =>
      packageInstalls(script).flatMap((install) => sortPackages(file, first("RUN"), install) ?? []),
    );
  expect(sorted("# escape=`\r\nFROM debian:12\r\nRUN apk add c b && d\r\n")).toBe(
    "# escape=`\r\nFROM debian:12\r\nRUN apk add `\r\n    b `\r\n    c `\r\n    && d\r\n",
  );
  expect(sorted("FROM a\nRUN apk add c $B b")).toBe("FROM a\nRUN apk add \\\n    $B \\\n    b \\\n    c");
});
