// What a Dockerfile is for, as far as its own name tells: `Dockerfile.dev`, `.devcontainer/Dockerfile`, `docker/base/Dockerfile`.
import type { Facts } from "../facts";

/** `base`: other images stand on it. `development`: it is never shipped. */
export type Purpose = "base" | "development";

const development: ReadonlySet<string> = new Set([
  "dev",
  "devel",
  "develop",
  "development",
  "devcontainer",
  "test",
  "tests",
  "testing",
  "e2e",
  "integration",
  "debug",
  "ci",
  "tilt",
  "okteto",
]);

/** `app-dev.Dockerfile` → app, dev, dockerfile. */
const wordsOf = (name: string): readonly string[] => name.toLowerCase().split(/[._-]+/);

/** A folder of another name says nothing: it may be where someone happens to work. */
export function purposeOf({ path }: Pick<Facts, "path">): Purpose | undefined {
  const [name = "", folder = ""] = (path ?? "").split("/").toReversed();
  const words = wordsOf(name);
  if (folder === ".devcontainer" || words.some((word) => development.has(word))) return "development";
  return words.includes("base") || /^base(?:[-_]?images?)?$/i.test(folder) ? "base" : undefined;
}

/** Folders whose names nobody uses for anything but tests: what is built or taken there is not shipped. */
const ofTests = /(?:^|\/)(?:\.ci|\.circleci|\.github|e2e|e2e[-_]tests?|test-?data|fixtures?|test[-_]fixtures|integration[-_]tests?)\//;

/** More folders above may be where someone happens to work. */
const nearFolders = 4;

const nearPath = (path: string): string =>
  `/${path
    .split("/")
    .slice(-nearFolders - 1)
    .join("/")}`;

/** @param source in the context, of what is copied. */
export const servesTests = ({ path = "" }: Pick<Facts, "path">, source: string): boolean =>
  ofTests.test(source) || ofTests.test(nearPath(path));

/** `test/kafka/client/Dockerfile`: what is built there serves the tests of the project. */
export const liesAmongTests = ({ path = "" }: Pick<Facts, "path">): boolean =>
  ofTests.test(nearPath(path)) || /\/(?:tests?|testing|test[-_]\w+)\//.test(nearPath(path));
