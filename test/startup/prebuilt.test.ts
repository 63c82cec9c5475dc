// Programs that are built beside the Dockerfile and copied in ready: by the project around them.
import { expect, test } from "vitest";
import { type Files, simulate } from "./support";

const told = (source: string, files: Files): string => {
  const app = simulate(source, files).chain.at(-1)?.app;
  return app?.kind === "task" ? "ends" : `${app?.onTerm} ${app?.certainty}`;
};
const plain = 'FROM alpine:3.22\nCOPY shop /bin/shop\nENTRYPOINT ["/bin/shop"]';
const arch = 'FROM scratch\nARG TARGETARCH\nCOPY bin/shop-${TARGETARCH} /shop\nENTRYPOINT ["/shop"]';
const variable = 'FROM alpine:3.22\nARG binary=shop\nCOPY ${binary} /bin/main\nENTRYPOINT ["/bin/main"]';
const staged = 'FROM alpine:3.22 AS a\nCOPY dist/shop_linux_amd64 /shop\nFROM scratch\nCOPY --from=a /shop /shop\nENTRYPOINT ["/shop"]';
const mod = "module github.com/acme/shop/v2\n\ngo 1.26\n";
const other = { "go.mod": "module example.com/all\n" };

test.each<[string, string, Files, string]>([
  ["the module's name", plain, { "go.mod": mod }, "stops likely"],
  ["in a folder above", plain, { "../go.mod": mod }, "stops likely"],
  ["for each platform", arch, { "go.mod": mod }, "stops likely"],
  ["by a variable", variable, { "go.mod": mod }, "stops likely"],
  ["through a stage", staged, { "go.mod": mod }, "stops likely"],
  ["a command", plain, { ...other, "cmd/shop/main.go": "package main" }, "stops likely"],
  ["a command that ignores it", plain, { ...other, "cmd/shop/main.go": "signal.Ignore(syscall.SIGTERM)" }, "ignores likely"],
  ["goreleaser", plain, { ...other, ".goreleaser.yml": "builds:\n  - id: a\n    binary: shop\n" }, "stops likely"],
  ["promu", plain, { ".promu.yml": "build:\n  binaries:\n    - name: shop\n" }, "stops likely"],
  ["a Makefile", plain, { ...other, Makefile: "BIN := shop\nall:\n\tgo build -o $(BIN) .\n" }, "stops likely"],
  ["a Makefile of something else", plain, { ...other, Makefile: "all:\n\tgo build -o server .\n" }, "unknown unknown"],
  ["another module", plain, other, "unknown unknown"],
  ["no Go", plain, { ".goreleaser.yml": "builds:\n  - binary: shop\n" }, "unknown unknown"],
  ["a script of that name", plain, { "go.mod": mod, shop: "#!/bin/sh\necho done\n" }, "ends"],
  ["out of the image", 'FROM acme/shop\nENTRYPOINT ["/bin/shop"]', { "go.mod": mod }, "unknown unknown"],
  ["an exporter", 'FROM alpine:3.22\nCOPY a_exporter /\nENTRYPOINT ["/a_exporter"]', {}, "stops likely"],
  ["an exporter of Python", 'FROM python:3.14\nRUN pip install a\nENTRYPOINT ["a_exporter"]', {}, "unknown unknown"],
  ["a collector", 'FROM scratch\nCOPY otelcol-acme /\nENTRYPOINT ["/otelcol-acme"]', {}, "stops likely"],
])("%s", (_, source, files, expected) => expect(told(source, files)).toBe(expected));
