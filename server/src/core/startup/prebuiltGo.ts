// A program that is built beside the Dockerfile and copied in ready: Go by what the project around it says of its name.
import { contextRoots } from "../context";
import { goSigns } from "../knowledge/signalHandlers";
import { argumentsOf, flagOf } from "../model/arguments";
import { baseName } from "../text/path";
import { withoutComments } from "./appCode";
import type { Setting } from "./setting";

/** `svc-${TARGETARCH}`, `svc_linux_amd64` */
const platformPart = /[-_.](?:\$\{?\w{0,60}(?:ARCH|OS|PLATFORM|arch|os)\}?|linux|amd64|arm64|x86_64|aarch64|armv?\d|386)$/;

function withoutPlatform(name: string): string {
  let rest = name;
  for (let left = 4; left > 0 && platformPart.test(rest); left--) rest = rest.replace(platformPart, "");
  return rest;
}

/** Nothing that a compiler makes. */
const isScript = /\.(?:sh|bash|py|rb|[cm]?js|ts|pl|php|jar)$|entrypoint/;

/** What the program is called where it is built; empty: the build context does not bring it, or its text is at hand. */
function namesOf(path: string, { image, doc }: Setting): readonly string[] {
  if (isScript.test(path)) return [];
  const origins = image.origins(path);
  const last = origins.at(-1);
  const file = last?.file(last.path);
  if (!last || file?.is !== "yes" || (file.value.source && !file.value.source.text.includes("\0"))) return [];
  const { instruction } = file.value;
  if (!/^(?:COPY|ADD)$/.test(instruction.keyword) || flagOf(instruction, "from")) return [];
  const scope = doc.scopeBefore(instruction);
  const sources = argumentsOf(instruction)
    .slice(0, -1)
    .map(({ text }) => scope.expand(text) ?? text);
  if (sources.some((source) => source.includes("://"))) return [];
  const only = sources.length === 1 ? sources : [];
  return [...new Set([path, ...origins.map((at) => at.path), ...only].map((each) => withoutPlatform(baseName(each))))];
}

/** `module github.com/acme/shop/v2` is called shop. */
const moduleName = (text: string): string | undefined =>
  /^module[ \t]+["`]?([^\s"`]+)/m
    .exec(text)?.[1]
    ?.replace(/\/v\d+$/, "")
    .replace(/^.*\//, "");

/** The lines `binary: shop`, `- name: shop`. */
const says = (text: string | undefined, key: "binary" | "name", names: readonly string[]): boolean =>
  [...(text ?? "").matchAll(/^[ \t]*(?:-[ \t]+)?(binary|name):[ \t]*["']?([\w.-]+)/gm)].some(
    ([, found, value = ""]) => found === key && names.includes(value),
  );

/** A word of a Makefile that runs `go build`: `-o bin/shop`, `BIN := shop`, `shop:`. */
const makes = (text: string | undefined, names: readonly string[]): boolean =>
  text !== undefined && /(?:\bgo|\$[({]GO[)}])[ \t]+build\b/.test(text) && text.split(/[\s/:="']+/).some((word) => names.includes(word));

/** What the project says; undefined: there is none of Go in this folder. */
function builtIn(root: string, names: readonly string[], { image }: Setting): boolean | undefined {
  const read = (path: string) => image.contextText(root + path);
  const [manifest, promu] = [read("go.mod"), read(".promu.yml")];
  if (manifest === undefined && promu === undefined) return undefined;
  const own = manifest === undefined ? undefined : moduleName(manifest);
  return (
    (own !== undefined && names.includes(own)) ||
    says(promu, "name", names) ||
    names.some((name) => read(`cmd/${name}/main.go`) !== undefined) ||
    [".goreleaser.yml", ".goreleaser.yaml"].some((path) => says(read(path), "binary", names)) ||
    makes(read("Makefile"), names)
  );
}

const ignoresOnPurpose = (root: string, names: readonly string[], { image }: Setting): boolean =>
  ["main.go", ...names.map((name) => `cmd/${name}/main.go`)].some((path) =>
    goSigns.ignores.test(withoutComments(image.contextText(root + path) ?? "", "c")),
  );

/** @returns whether it ignores SIGTERM on purpose; undefined: nothing says that it is written in Go */
export function prebuiltGo(paths: readonly string[], setting: Setting): { readonly ignores: boolean } | undefined {
  for (const path of paths) {
    const names = namesOf(path, setting);
    if (names.length === 0) continue;
    for (const root of contextRoots) {
      const built = builtIn(root, names, setting);
      if (built) return { ignores: ignoresOnPurpose(root, names, setting) };
      if (built === false) break;
    }
  }
  return undefined;
}
