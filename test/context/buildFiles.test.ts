// Files that start a build: which arguments they pass, which contexts they name.
import { describe, expect, test } from "vitest";
import { buildFileQueries, namesContext, passesArgument } from "../../server/src/core/context";
import { factsFrom } from "../support/facts";

/** The Dockerfile lies in a folder of the project. */
const project = (files: Readonly<Record<string, string>>) => factsFrom({ "../.git/HEAD": "", ...files });

describe("an argument that the build passes", () => {
  test.each([
    ["../docker-compose.yml", "services:\n  a:\n    build:\n      context: .\n      args:\n        BASE: x\n"],
    ["../compose.dev.yaml", "services:\n  a:\n    build:\n      args:\n        - BASE=x\n"],
    ["../docker-bake.hcl", 'target "a" {\n  args = {\n    BASE = "x"\n  }\n}\n'],
    ["../docker-bake.json", '{"target": {"a": {"args": {"BASE": "x"}}, "build": {}}}'],
    [
      "../.github/workflows/build.yml",
      "      - uses: docker/build-push-action@v6\n        with:\n          build-args: |\n            BASE=x\n",
    ],
    ["../Makefile", "image:\n\tdocker build --build-arg BASE=$(BASE) .\n"],
    ["build.sh", "docker build --build-arg 'BASE=x' .\n"],
  ])("%s", (path, text) => {
    const facts = project({ [path]: text });
    expect(passesArgument(facts, "BASE")).toBe(true);
    expect(passesArgument(facts, "BAS")).toBe(false);
    expect(passesArgument(facts, "OTHER")).toBe(false);
  });

  test("what lies outside of the project does not count", () => {
    expect(passesArgument(factsFrom({ ".git/HEAD": "", "../Makefile": "docker build --build-arg BASE=x .\n" }), "BASE")).toBe(false);
  });
});

describe("a context that the build names", () => {
  test.each([
    ["../docker-bake.hcl", 'target "a" {\n  contexts = {\n    php-base = "docker-image://php:8.4"\n  }\n}\n', ["php-base"]],
    ["../docker-bake.hcl", 'target "a" {\n  contexts = {\n    (IMAGE) = "target:core"\n  }\n}\n', ["ghcr.io/a/core", "IMAGE"]],
    [
      "../docker-bake.hcl",
      'variable "CORE" {\n  default = "acme/core"\n}\ntarget "a" {\n  contexts = merge({\n    (CORE) = "target:core"\n  })\n}\n',
      ["acme/core"],
    ],
    ["../build.sh", 'IMAGE="acme/core"\ndocker build --build-context "${IMAGE}=docker-image://x" .\n', ["acme/core"]],
    ["../docker-bake.json", '{"target": {"a": {"contexts": {"php-base": "docker-image://php:8.4"}}}}', ["php-base"]],
    [
      "../compose.yaml",
      "services:\n  a:\n    build:\n      additional_contexts:\n        php-base: docker-image://php:8.4\n",
      ["php-base"],
    ],
    ["../compose.yaml", "services:\n  a:\n    build:\n      additional_contexts:\n        - php-base=../base\n", ["php-base"]],
    ["../.github/workflows/a.yml", "with:\n  build-contexts: |\n    php-base=docker-image://php:8.4\n", ["php-base"]],
    ["build.sh", 'docker build --build-context "$IMAGE=docker-image://x" .\n', ["ghcr.io/a/core", "IMAGE"]],
  ])("%s: %s", (path, text, names) => {
    expect(namesContext(project({ [path]: text }), names)).toBe(true);
    expect(namesContext(project({ [path]: text }), ["other"])).toBe(false);
  });

  test("a service or a target of that name is no context", () => {
    expect(namesContext(project({ "../compose.yaml": "services:\n  php-base:\n    build: .\n" }), ["php-base"])).toBe(false);
  });
});

test("the folders up to the project's root are asked for, then the files in them", () => {
  const paths = buildFileQueries(project({ "../Makefile": "", "../main.go": "", "../.github/workflows/a.yml": "" })).flatMap((query) =>
    "path" in query ? query.path : [],
  );
  expect(paths).toContain("../Makefile");
  expect(paths).toContain("../.github/workflows");
  expect(paths).not.toContain("../main.go");
});
