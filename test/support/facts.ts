// Facts about a folder that is only in the test.
import type { Facts, FileSizes } from "../../server/src/core";

/** Knows these files and nothing else: every other path is known to be absent. */
export function factsFrom(files: Readonly<Record<string, string>>): Facts {
  const known = new Map(Object.entries(files));
  const directories = new Map<string, Set<string>>([[".", new Set()]]);
  for (const path of known.keys()) {
    const parts = path.split("/");
    for (let depth = 0; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join("/") || ".";
      const names = directories.get(folder) ?? new Set<string>();
      names.add(depth === parts.length - 1 ? (parts[depth] ?? "") : `${parts[depth]}/`);
      directories.set(folder, names);
    }
  }
  const ignore = known.get("Dockerfile.dockerignore") ?? known.get(".dockerignore");
  const ignorePath = known.has("Dockerfile.dockerignore") ? "Dockerfile.dockerignore" : ".dockerignore";
  return {
    files: withAbsent(known),
    directories: withAbsent(new Map([...directories].map(([path, names]) => [path, [...names].sort()]))),
    dockerignore: ignore === undefined ? null : { path: ignorePath, text: ignore },
    version: 1,
  };
}

/** The same with the bytes of each file; what is not among them is not there. */
export function sizedFacts(bytes: Readonly<Record<string, number>>, texts: Readonly<Record<string, string>> = {}): Facts {
  const names = Object.keys(bytes);
  const facts = factsFrom({ ...Object.fromEntries(names.map((name) => [name, ""])), ...texts });
  const below = (folder: string): FileSizes | null => {
    const prefix = folder === "." ? "" : `${folder}/`;
    const inside = names.filter((name) => name.startsWith(prefix)).map((name) => [name.slice(prefix.length), bytes[name] ?? 0] as const);
    const own: readonly (readonly [string, number])[] = bytes[folder] === undefined ? inside : [[".", bytes[folder]]];
    if (own.length === 0) return null;
    const unread = own.flatMap(([name]) => /^(?:.+\/)?node_modules(?=\/)/.exec(name)?.[0] ?? []);
    return { files: new Map(own.filter(([name]) => !name.includes("node_modules/"))), unread: [...new Set(unread)] };
  };
  const folders = names.flatMap((name) => name.split("/").map((_, depth, parts) => parts.slice(0, depth + 1).join("/")));
  return { ...facts, sizes: withAbsent(new Map([".", ...folders].map((path) => [path, below(path)]))) };
}

/** A map that answers `null` for what it does not hold. */
function withAbsent<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T | null> {
  return new Proxy(map as ReadonlyMap<string, T | null>, {
    get(target, key) {
      if (key === "get") return (path: string) => target.get(path) ?? null;
      if (key === "has") return () => true;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
