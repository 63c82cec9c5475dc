// COPY of the whole build context without a .dockerignore.
import { composeQueries, contextNames, gitIgnoredNames, listingsAbove, proposedIgnore, rootListing, sourcesOf } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { span } from "../../text/span";
import { defineRule } from "../rule";
import { contextAbove, factsFrom, seenFrom } from "./contextAbove";
import { isOwnContext } from "./ownContext";
import { firstUnwanted, secretQueries, type Unwanted } from "./unwantedContext";
import { gitQueries } from "./versionFromGit";

/** More than these no message shows. */
const mostNames = 3;

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

/** What is asked of a context above. */
function queriesFrom(root: string, file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const seen = factsFrom(root, facts);
  const inside = [...secretQueries(seen), ...gitQueries(file, seen), { kind: "file", path: ".gitignore" } as const];
  return inside.flatMap((query) => (query.kind === "dockerignore" ? [] : [{ ...query, path: root + query.path }]));
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
      "or a Compose file says that it is the context. It is asked of the folder above where a Compose file names that, or where an install reads a list that lies there and not here. Where a RUN, a Makefile, a plugin of the build or Go asks git for the version, .git is wanted.",
  },
  messages: {
    image: "There is no .dockerignore that leaves out {names}: what the machine that builds has of that comes into the image",
    stage:
      "There is no .dockerignore that leaves out {names}: what the machine that builds has of that comes into this stage, and any change there builds this line again",
    over: "There is no .dockerignore that leaves out {folder}: what the machine that builds has of that comes over what {command} has installed here, perhaps for another system",
    create: "Make a .dockerignore",
  },
  needs(file, facts) {
    if (!sourcesOf(file).some(({ path }) => path === ".")) return [];
    const above = contextAbove(file, facts);
    return [
      { kind: "dockerignore" },
      rootListing,
      { kind: "file", path: ".gitignore" },
      ...listingsAbove,
      ...composeQueries(facts),
      ...secretQueries(facts),
      ...gitQueries(file, facts),
      ...(above === undefined ? [] : queriesFrom(above, file, facts)),
    ];
  },
  *check(file) {
    const sources = sourcesOf(file);
    const wholes = sources.filter(({ path }) => path === ".");
    if (wholes.length === 0) return;
    const named = sources.filter(({ path, wildcard }) => path !== "." && !wildcard).map(({ path }) => path);
    const own = contextNames(file.facts);
    const above = own && isOwnContext(file, own, named) ? undefined : contextAbove(file, file.facts);
    const seen = above === undefined ? file : seenFrom(above, file);
    const names = contextNames(seen.facts);
    if (!names || seen.facts.dockerignore !== null || (above === undefined && !isOwnContext(file, names, named))) return;
    const found = firstUnwanted(seen, wholes, named);
    if (!found) return;
    const path = `${above ?? ""}.dockerignore`;
    const newText = (): string => ignoreFileFor(seen.facts, names, found, named);
    yield {
      at: found.whole.at,
      says: saysOf(found),
      fix: { title: ["create"], safety: "review", edits: () => [{ file: path, create: true, span: span(0, 0), newText: newText() }] },
    };
  },
});
