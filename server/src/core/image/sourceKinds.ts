// What a source of a COPY or ADD is, by its name: one file, a folder, an archive that ADD unpacks; and where it comes to lie.
import { sourceKind } from "../model/errors/copyErrors";
import { baseName, joinPath } from "../text/path";
import type { Copy } from "./copies";

const archive = /\.(?:tar(?:\.\w+)?|tgz|txz|tbz2?|gz|xz|bz2|zst|zip)$/i;
const withoutSuffix = /^(?:Makefile|Dockerfile|Procfile|Pipfile|Gemfile|LICENSE|mvnw|gradlew)$/;
/** Other names with a dot in front are taken for files. */
const dotFolder =
  /^\.(?:aws|bundle|cache|cargo|circleci|config|docker|git|github|gnupg|gradle|husky|idea|kube|local|m2|mvn|next|npm|nuxt|ssh|vscode|yarn)$/;

export function kindOfSource(source: string): "file" | "folder" | "archive" | "either" {
  const kind = sourceKind(source);
  if (kind !== "local") return kind === "git" ? "folder" : "file";
  if (/(?:^|\/)(?:\.{0,2}|\*+)$/.test(source)) return "folder";
  if (archive.test(source)) return "archive";
  const name = baseName(source);
  if (name.startsWith(".")) return dotFolder.test(name) ? "folder" : "file";
  return withoutSuffix.test(name) || /.\.[\w*?-]+$/.test(name) ? "file" : "either";
}

/** A source that brings more than one file, or may: a folder, or an archive that ADD unpacks; undefined: by their names all are files. */
export const folderSource = ({ keyword, sources }: Copy): string | undefined =>
  sources.find((source) => {
    const kind = kindOfSource(source);
    return kind === "folder" || kind === "either" || (kind === "archive" && keyword === "ADD");
  });

export interface Placed {
  readonly source: string;
  /** Absolute. */
  readonly path: string;
}

/** Where each source comes to lie. Left out is a folder that is copied into another one: its contents come there, not itself. */
export const placesOfSources = ({ sources, target, intoFolder }: Copy): readonly Placed[] =>
  sources.flatMap((source) => {
    if (!intoFolder) return [{ source, path: target }];
    return kindOfSource(source) === "folder" ? [] : [{ source, path: joinPath(target, baseName(source)) }];
  });
