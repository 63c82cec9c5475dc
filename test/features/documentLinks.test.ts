// Links from images to their pages.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { documentLinks } from "../../server/src/core/features/documentLinks";
import { drawSpans } from "../support/spans";

const links = (text: string): string =>
  drawSpans(
    text,
    documentLinks(parse(text)).map(({ span, url }) => ({ span, label: url })),
  );
const url = (image: string): string | undefined => documentLinks(parse(`FROM ${image}`))[0]?.url;

test("images have links, stages and scratch have none", () => {
  expect(links("ARG V=22\nFROM node:$V AS a\nFROM a AS b\nFROM scratch")).toBe(
    "ARG V=22\nFROM node:$V AS a\n     ~~~~~~~ https://hub.docker.com/_/node\nFROM a AS b\nFROM scratch",
  );
});

test("registries", () => {
  expect(url("grafana/loki:3@sha256:00")).toBe("https://hub.docker.com/r/grafana/loki");
  expect(url("docker.io/library/debian")).toBe("https://hub.docker.com/_/debian");
  expect(url("ghcr.io/acme/app:1")).toBe("https://ghcr.io/acme/app");
  expect(url("quay.io/acme/app")).toBe("https://quay.io/repository/acme/app");
  expect(url("mcr.microsoft.com/dotnet/sdk:9.0")).toBe("https://mcr.microsoft.com/artifact/mar/dotnet/sdk/about");
  expect(url("registry.example.com:5000/app")).toBeUndefined();
});

test("a name that is not known in full has none", () => {
  expect(url("$IMAGE")).toBeUndefined();
  expect(url("node-$X:1")).toBeUndefined();
});
