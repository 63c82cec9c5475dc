// COPY of the whole build context without a .dockerignore.
import {
  composeQueries,
  contextNames,
  contextsByCompose,
  gitIgnoredNames,
  isInSubfolder,
  isPartOfWorkspace,
  isThere,
  listingsAbove,
  proposedIgnore,
  rootListing,
  sourcesOf,
} from "../../context";
import type { Facts } from "../../facts";
import { span } from "../../text/span";
import { defineRule } from "../rule";
import { firstUnwanted, secretQueries, type Unwanted } from "./unwantedContext";
import { gitQueries } from "./versionFromGit";

/** The first part of a path that lies in the context's root. */
const firstPart = (path: string): string => path.split("/", 1)[0] ?? path;

/** More than these no message shows. */
const mostNames = 3;

/** What lies in the root of a program's own folder. */
const ofProgram =
  /^(?:package\.json|go\.mod|Cargo\.toml|pyproject\.toml|requirements[\w-]*\.txt|setup\.py|Pipfile|Gemfile|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|mix\.exs|.+\.csproj)$/;

function saysOf({ over, ships, names }: Unwanted): ["over", NonNullable<Unwanted["over"]>] | ["image" | "stage", { names: string }] {
  if (over) return ["over", over];
  const [last = "", ...others] = names.slice(0, mostNames).toReversed();
  const shown = others.length > 0 ? `${others.toReversed().join(", ")} and ${last}` : last;
  return [ships ? "image" : "stage", { names: shown }];
}

/** What stands in .gitignore is not needed by a build either, as far as it is known what it is. */
function ignoreFileFor(facts: Facts, names: readonly string[], { wantsGit, lines }: Unwanted, needed: readonly string[]): string {
  const seen = wantsGit ? names.filter((name) => !/^\.git\/?$/.test(name)) : names;
  return proposedIgnore([...seen, ...gitIgnoredNames(facts.files.get(".gitignore") ?? "")], needed, lines);
}

export default defineRule({
  id: "missing-dockerignore",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY . …` and `ADD . …` that bring along what does harm, because there is no `.dockerignore`: `.git`, `node_modules` and other folders that tools fill, files with secrets.",
    why:
      "A `node_modules` from the machine that builds comes over the one that the image has installed, for another system. `.git` is sent to the " +
      "builder, changes with every commit and holds every version of every file. Secrets that only lie beside the code are in the image.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY . .\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json server.js ./\n",
    files: { Dockerfile: "", "package.json": "{}", "server.js": "", ".git/HEAD": "", ".env": "TOKEN=a1b2" },
    fixSafety: "Needs a look: it makes a `.dockerignore` for what usually lies in such a folder; your build may need some of it.",
    whenNot:
      "The folder is not the build context, or holds nothing of that kind: a README, tests or the Dockerfile itself do no harm. Secrets count where they reach the image, in its stages or by a COPY --from of their folder. `vendor`, `.venv` and their like count where they lie here or .gitignore names them. " +
      "Where a folder above holds .git or a .dockerignore, that may be the context: " +
      "then the rule speaks only if what is copied by name lies here, or the folder is a program's own (package.json, go.mod …) and no part of a workspace, " +
      "or a Compose file says that it is the context. Where a RUN, a Makefile, a plugin of the build or Go asks git for the version, .git is wanted.",
  },
  messages: {
    image: "There is no .dockerignore that leaves out {names}: what the machine that builds has of that comes into the image",
    stage:
      "There is no .dockerignore that leaves out {names}: what the machine that builds has of that comes into this stage, and any change there builds this line again",
    over: "There is no .dockerignore that leaves out {folder}: what the machine that builds has of that comes over what {command} has installed here, perhaps for another system",
    create: "Make a .dockerignore",
  },
  needs: (file, facts) =>
    sourcesOf(file).some(({ path }) => path === ".")
      ? [
          { kind: "dockerignore" },
          rootListing,
          { kind: "file", path: ".gitignore" },
          ...listingsAbove,
          ...composeQueries(facts),
          ...secretQueries(facts),
          ...gitQueries(file, facts),
        ]
      : [],
  *check(file) {
    if (file.facts.dockerignore !== null) return;
    const names = contextNames(file.facts);
    const sources = sourcesOf(file);
    const wholes = sources.filter(({ path }) => path === ".");
    if (!names || wholes.length === 0) return;
    const built = contextsByCompose(file, file.facts);
    if (built.length > 0 && !built.includes("")) return;
    const named = sources.filter(({ path, wildcard }) => path !== "." && !wildcard).map(({ path }) => path);
    if (named.length > 0 && !named.some((path) => isThere(file.facts, firstPart(path)))) return; // the context is another folder
    // Below a project's root, this folder is the context only where it looks like a program's own.
    const isOwn = names.some((name) => ofProgram.test(name)) && !isPartOfWorkspace(file.facts);
    if (built.length === 0 && named.length === 0 && isInSubfolder(file.facts) && !isOwn) return;
    const found = firstUnwanted(file, wholes, named);
    if (!found) return;
    yield {
      at: found.whole.at,
      says: saysOf(found),
      fix: {
        title: ["create"],
        safety: "review",
        edits: () => [{ file: ".dockerignore", create: true, span: span(0, 0), newText: ignoreFileFor(file.facts, names, found, named) }],
      },
    };
  },
});
