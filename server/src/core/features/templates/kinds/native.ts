// Recognises programs compiled to a binary: Go, Rust, C and C++ with CMake.
import { cmakeTemplate } from "../../../knowledge/stageTemplates/cmake";
import { goTemplate } from "../../../knowledge/stageTemplates/go";
import { rustTemplate } from "../../../knowledge/stageTemplates/rust";
import { debian, maintained } from "../../../knowledge/stageTemplates/versions";
import { backingOf } from "../backing";
import { portIn, served } from "../health";
import type { Look } from "../look";
import type { ProjectKind, Reading } from "../types";

/** Modules that call C. */
const cgoModules = /\b(?:github\.com\/(?:mattn\/go-sqlite3|confluentinc\/confluent-kafka-go|h2non\/bimg|davidbyttow\/govips))\b/;

/** Nothing that a shell or the builder would read as something else. */
const plainName = (name: string | undefined): string => name?.replace(/[^\w.-]/g, "") || "app";

/** The package with `main`: the root, or a folder of `cmd/`. */
function goMain(look: Look, name: string): { readonly path: string; readonly name: string; readonly source: string } {
  const commands = look
    .list("cmd")
    .filter((entry) => /^[\w.-]+\/$/.test(entry))
    .map((entry) => entry.slice(0, -1));
  const command = commands.includes(name) ? name : commands[0];
  if (look.has("main.go") || command === undefined) return { path: ".", name, source: look.text("main.go") };
  return { path: `./cmd/${command}`, name: command, source: look.text(`cmd/${command}/main.go`) };
}

/** go.mod states the least version: an image that gets no fixes any more gives way to a newer one, which compiles the same. */
function goVersion(text: string): string {
  const toolchain = /^toolchain\s+go(\d+\.\d+(?:\.\d+)?)/m.exec(text)?.[1];
  const least = /^go\s+(\d+\.\d+)/m.exec(text)?.[1];
  const stated = toolchain ?? least;
  const oldest = maintained.go.map((version) => Number(version.split(".")[1])).sort((a, b) => a - b)[0] ?? 0;
  return stated !== undefined && Number(stated.split(".")[1]) >= oldest ? stated : maintained.go[0];
}

function readGo(look: Look): Reading {
  const text = look.text("go.mod");
  const module = /^module\s+(\S+)/m.exec(text)?.[1] ?? "app";
  const { path, name, source } = goMain(
    look,
    plainName(
      module
        .replace(/\/v\d+$/, "")
        .split("/")
        .at(-1),
    ),
  );
  const cgo = cgoModules.exec(text)?.[0];
  const holes = {
    go: goVersion(text),
    debian,
    manifests: ["go.mod", "go.sum"].filter((file) => look.has(file)).join(" ") || "go.mod",
    cgo,
    environment: cgo ? "CGO_ENABLED=1" : "CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH",
    binary: name,
    package: path,
    ...served(portIn(source), undefined),
  };
  return { holes, backing: backingOf(text) };
}

/** Crates that compile or link C code, and the packages that they need for it. */
const crates: readonly (readonly [RegExp, string])[] = [
  [/^openssl(?:-sys)?\s*=|^native-tls\s*=/m, "pkg-config libssl-dev"],
  [/^(?:rdkafka|cmake)\b/m, "cmake g++ make"],
];

/** rust-version is the least that compiles it; only a toolchain file asks for one release. */
function rustVersion(look: Look): string {
  const toolchain = look.text(look.first("rust-toolchain.toml", "rust-toolchain") ?? "");
  const channel = /^\s*channel\s*=\s*["'](\d[\d.]*)/m.exec(toolchain)?.[1] ?? /^\s*(\d+\.\d+(?:\.\d+)?)\s*$/m.exec(toolchain)?.[1];
  const least = /^\s*rust-version\s*=\s*["'](\d[\d.]*)/m.exec(look.text("Cargo.toml"))?.[1];
  const isNewer = Number(least?.split(".")[1] ?? 0) > Number(maintained.rust[0].split(".")[1]);
  return channel ?? (isNewer && least !== undefined ? least : maintained.rust[0]);
}

/** Folder of the package with the program: the root, or a member of the workspace. */
function rustPackage(look: Look, text: string): string {
  const members = /^members\s*=\s*\[([^\]]*)\]/m.exec(text)?.[1] ?? "";
  const folders = [...members.matchAll(/["']([\w./-]+)(\/\*)?["']/g)].flatMap(([, folder = "", all]) =>
    all ? look.list(folder).map((name) => `${folder}/${name.replace(/\/$/, "")}`) : [folder],
  );
  return folders.find((folder) => look.has(`${folder}/src/main.rs`)) ?? "";
}

function readRust(look: Look): Reading {
  const root = look.text("Cargo.toml");
  const folder = /^\[package\]/m.test(root) ? "" : rustPackage(look, root);
  const inFolder = (path: string): string => (folder ? `${folder}/${path}` : path);
  const text = folder ? look.text(inFolder("Cargo.toml")) : root;
  const name = /^\[package\][^[]*?^name\s*=\s*["']([\w-]+)/ms.exec(text)?.[1] ?? "app";
  const locked = look.has("Cargo.lock");
  const holes = {
    rust: rustVersion(look),
    debian,
    binary: /^\[\[bin\]\][^[]*?^name\s*=\s*["']([\w-]+)/ms.exec(text)?.[1] ?? name,
    locked: locked ? " --locked" : "",
    manifests: locked ? "Cargo.toml Cargo.lock" : "Cargo.toml",
    // Workspaces, libraries and build scripts need more than an empty main.rs.
    single: !/^\[workspace\]|^\[lib\]|^\[\[bin\]\]|^build\s*=/m.test(root) && !look.has("build.rs") && !look.has("src/lib.rs"),
    buildPackages: crates.flatMap(([sign, packages]) => (sign.test(text) ? [packages] : [])).join(" "),
    ...served(portIn(look.text(inFolder("src/main.rs"))), undefined),
  };
  return { holes, backing: backingOf(text) };
}

/** Debian's packages for what find_package asks for. */
const cmakePackages: Readonly<Record<string, string>> = {
  OpenSSL: "libssl-dev",
  CURL: "libcurl4-openssl-dev",
  ZLIB: "zlib1g-dev",
  Boost: "libboost-all-dev",
  SQLite3: "libsqlite3-dev",
  PostgreSQL: "libpq-dev",
};

function readCmake(look: Look): Reading {
  const text = look.text("CMakeLists.txt").replace(/#[^\n]*/g, "");
  const project = /\bproject\s*\(\s*([\w-]+)/i.exec(text)?.[1] ?? "app";
  const named = /\badd_executable\s*\(\s*([\w-]+|\$\{\s*(?:CMAKE_)?PROJECT_NAME\s*\})/i.exec(text)?.[1];
  const binary = named === undefined || named.startsWith("$") ? project : named;
  const folder = /\bCMAKE_RUNTIME_OUTPUT_DIRECTORY\s+["']?\$\{CMAKE_BINARY_DIR\}\/([\w/]+)/.exec(text)?.[1];
  const wanted = [...text.matchAll(/\bfind_package\s*\(\s*(\w+)/gi)].flatMap(([, name = ""]) => cmakePackages[name] ?? []);
  const main = look.first("src/main.cpp", "src/main.c", "main.cpp", "main.c", "src/main.cc", "main.cc");
  const port = portIn(main ? look.text(main) : "");
  const holes = {
    debian,
    binary,
    built: folder ? `${folder}/${binary}` : binary,
    buildPackages: ["g++", "cmake", "ninja-build", ...wanted].join(" "),
  };
  return { holes: { ...holes, ...served(port, undefined) }, backing: [] };
}

const file = (name: string) => (look: Look) => (look.has(name) ? name : undefined);

export const nativeKinds: readonly ProjectKind[] = [
  { template: goTemplate, finds: file("go.mod"), read: readGo },
  { template: rustTemplate, finds: file("Cargo.toml"), read: readRust },
  { template: cmakeTemplate, finds: file("CMakeLists.txt"), read: readCmake },
];
