// Well-known images that are published for few platforms.

/** Name without `library/`, tag, platforms. Source: the images' manifests and their publishers' documentation. */
const rows: readonly (readonly [name: RegExp, tag: RegExp, platforms: readonly string[]])[] = [
  [/^mcr\.microsoft\.com\/mssql\/server$/, /./, ["linux/amd64"]],
  [/^mysql$/, /^5\.[567]/, ["linux/amd64"]],
  [/^mcr\.microsoft\.com\/dotnet\/framework\//, /./, ["windows/amd64"]],
  [/^mcr\.microsoft\.com\/windows\/(servercore|nanoserver)$/, /./, ["windows/amd64"]],
];

/** undefined: not known. */
export const platformsOf = (name: string, tag: string): readonly string[] | undefined =>
  rows.find(([image, tags]) => image.test(name) && tags.test(tag))?.[2];
