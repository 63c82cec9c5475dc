// The files of the client as a file system; locations are URIs.
import { URI, Utils } from "vscode-uri";
import type { FileSystem } from "./io/fileSystem";
import type { ClientFiles } from "./protocol";

/** A failing request means that nothing is there. */
export function uriFiles(client: ClientFiles): FileSystem {
  const asText = (uri: URI): string => uri.toString();
  const names = (directory: string): Promise<readonly string[] | null> => client.list(directory).catch(() => null);
  function parent(location: string): string | undefined {
    const above = asText(Utils.dirname(URI.parse(location)));
    return above === location ? undefined : above;
  }
  const name = (location: string): string => Utils.basename(URI.parse(location));
  return {
    parent,
    name,
    join: (directory, path) => asText(Utils.joinPath(URI.parse(directory), path)),
    async stamp(location) {
      // The client does not tell when a file has changed, so each asking makes a stamp of its own.
      const above = parent(location);
      const there = above === undefined ? null : await names(above);
      return there?.some((entry) => entry === name(location) || entry === `${name(location)}/`) ? `${serial++}` : undefined;
    },
    readText: (location, limit) => client.readText(location, limit).catch(() => null),
    list: names,
    // A request for each file would be too many.
    sizes: async () => ({ files: new Map(), unread: ["."] }),
  };
}

let serial = 0;
