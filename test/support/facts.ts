// Facts about a folder that is only in the test.
import type { Facts } from "../../server/src/core";

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
