// FROM and the stages, judged as BuildKit's converter does.
import { describe, expect, test } from "vitest";
import { codes, drawErrors } from "./draw";

describe("refused", () => {
  test.each([
    ['FROM ""', "empty-image"],
    ["FROM ${NOWHERE}", "empty-image"],
    ["FROM Alpine", "invalid-image"],
    ["FROM alpine:", "invalid-image"],
    ["FROM alpine:a:b", "invalid-image"],
    ["FROM alpine@sha256:12", "invalid-image"],
    ["FROM alpine:$NOWHERE", "invalid-image"],
    ["FROM {{ image }}", "from-arguments"],
    ["FROM ${A", "invalid-expansion"],
    ["ARG A=${B:?needed}\nFROM scratch", "invalid-expansion"],
    ['ARG BAR=${FOO:?"foo missing"}\nFROM scratch', "invalid-expansion"],
    ["FROM --platform=$NOWHERE alpine", "empty-platform"],
    ["FROM --platform=pc alpine", "invalid-platform"],
    ["FROM --platform=linux/amd64/v2/x alpine", "invalid-platform"],
    ["FROM alpine AS base\nFROM Base", "stage-name-case"],
    ["RUN early\nFROM alpine", "instruction-before-from"],
    ["ARG A", "no-stages"],
    ["RUN alone\nCOPY a b", "no-stages"],
    ["FROM a AS b\nCOPY --from=b x y", "source-is-own-stage"],
    ["FROM a\nCOPY --from=0 x y", "source-is-own-stage"],
    ["FROM a\nCOPY --from=later x y\nFROM b AS later", "source-is-later"],
    ["FROM a\nRUN --mount=from=later,target=/x ls\nFROM b AS later", "source-is-later"],
    ["FROM a\nCOPY --from=3 x y", "unknown-stage-number"],
    ["FROM a\nCOPY --from=-1 x y", "unknown-stage-number"],
    ["FROM a\nCOPY --from=$B x y", "copy-from-variable"],
    ["FROM a\nCOPY --from=Img x y", "invalid-image"],
    ["ARG SOURCE_DATE_EPOCH=today\nFROM a", "invalid-epoch"],
    ["ARG SOURCE_DATE_EPOCH=b\nFROM a AS b", "epoch-stage"],
    ["# check=skipp=all\nFROM a", "check-option"],
    ["# check=error=perhaps\nFROM a", "check-error-value"],
  ])("%s", (source, code) => expect(codes(source)).toEqual([code]));
});

describe("taken", () => {
  test.each([
    "FROM 'alpine'",
    "FROM Registry.example/app:1",
    `FROM localhost:5000/a/b_c--d@sha256:${"0a".repeat(32)}`,
    "ARG BASE\nFROM $BASE",
    "ARG TAG\nFROM app:$TAG",
    "FROM --platform=linux alpine",
    "FROM --platform=${X:-linux/arm64} alpine",
    "FROM --platform=$BUILDPLATFORM alpine",
    "FROM a AS os-linux\nFROM os-${TARGETOS}",
    "FROM a AS Up\nFROM b\nCOPY --from=UP x y",
    "FROM a AS b\nFROM b AS b",
    "FROM a\nCOPY --from=ghcr.io/x/y:1 x y",
    "FROM a\nCOPY --from= x y",
    "ARG SOURCE_DATE_EPOCH=1700000000\nFROM a",
    "ARG SOURCE_DATE_EPOCH=b\nFROM scratch AS b\nADD https://example.org/x /\nFROM a",
    "# check=skip=all;error=true\nFROM a",
  ])("%s", (source) => expect(codes(source)).toEqual([]));
});

test("a fragment gets one error and keeps the others", () => {
  expect(
    drawErrors(`
      RUN make
      EXPOSE web
    `),
  ).toMatchInlineSnapshot(`
    "RUN make
    ~~~ the file has no FROM, so there is no image to build; begin with FROM and a base image
    EXPOSE web
           ~~~ web is not a port; write a number from 0 to 65535 or a range, such as 8000-8010"
  `);
});

test("a mistyped FROM is one error", () => {
  expect(codes("FORM alpine\n")).toEqual(["unknown-instruction"]);
});
