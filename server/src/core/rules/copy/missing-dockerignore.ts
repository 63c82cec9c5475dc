// COPY of the whole build context without a .dockerignore.
import { composeQueries, contextNames, listingsAbove, rootListing, sourcesOf } from "../../context";
import type { FactQuery, Facts } from "../../facts";
import type { Dockerfile } from "../../model/types";
import { span } from "../../text/span";
import { defineRule } from "../rule";
import { aboveOwnFolder, contextAbove, factsFrom, seenFrom } from "./contextAbove";
import { ignoreFileFor, meantIgnore, misnamedIgnore, misnamedQueries } from "./ignoreProposal";
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

/** What is asked of a context above. */
function queriesFrom(root: string, file: Dockerfile, facts: Facts): readonly FactQuery[] {
  const seen = factsFrom(root, facts);
  const git = { kind: "file", path: ".gitignore" } as const;
  const inside = [...secretQueries(seen), ...gitQueries(file, seen), ...misnamedQueries(seen, contextNames(seen)), git];
  return inside.flatMap((query) => (query.kind === "dockerignore" ? [] : [{ ...query, path: root + query.path }]));
}

export default defineRule({
  id: "missing-dockerignore",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY . …` and `ADD . …` that bring along what does harm, because there is no `.dockerignore`: `.git`, `node_modules` and other folders that tools fill, files with secrets. And a file that was meant to be one and has another name (`dockerignore`, `.dockerignore.txt`): Docker does not read it.",
    why:
      "A `node_modules` from the machine that builds comes over the one that the image has installed, for another system. `.git` is sent to the " +
      "builder, changes with every commit and holds every version of every file. Secrets that only lie beside the code are in the image.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY . .\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json server.js ./\n",
    files: { Dockerfile: "", "package.json": "{}", "server.js": "", ".git/HEAD": "", ".env": "TOKEN=a1b2" },
    fixSafety: "Needs a look: it makes a `.dockerignore` for what usually lies in such a folder; your build may need some of it.",
    whenNot:
      "A file without its dot beside a `gitignore` without one is that of a scaffold, and a `.dockerignore` that .gitignore names is made by a build. The folder is not the build context, or holds nothing of that kind: a README, tests or the Dockerfile itself do no harm. Secrets count where they reach the image, in its stages or by a COPY --from of their folder. `vendor`, `.venv` and their like count where they lie here or .gitignore names them. " +
      "Where a folder above holds .git or a .dockerignore, that may be the context: " +
      "then the rule speaks only if what is copied by name lies here, or the folder is a program's own (package.json, go.mod …) and no part of a workspace, " +
      "or a Compose file says that it is the context. It is asked of the folder above where a Compose file names that, or where an install reads a list that lies there and not here. Where a RUN, a Makefile, a plugin of the build or Go asks git for the version, .git is wanted.",
  },
  messages: {
    image: "There is no .dockerignore that leaves out {names}: what the machine that builds has of that comes into the image",
    stage:
      "There is no .dockerignore that leaves out {names}: what the machine that builds has of that comes into this stage, and any change there builds this line again",
    over: "There is no .dockerignore that leaves out {folder}: what the machine that builds has of that comes over what {command} has installed here, perhaps for another system",
    misnamed:
      "{name} is not read: the file that leaves things out of the build has to be named .dockerignore. Until then this COPY brings everything",
    create: "Make a .dockerignore",
    rename: "Make a .dockerignore of what {name} holds",
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
      ...misnamedQueries(facts, contextNames(facts)),
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
    const isOwn = own && isOwnContext(file, own, named);
    const above = aboveOwnFolder(file, file.facts) ?? (isOwn ? undefined : contextAbove(file, file.facts));
    const seen = above === undefined ? file : seenFrom(above, file);
    const names = contextNames(seen.facts);
    if (!names || seen.facts.dockerignore !== null || (above === undefined && !isOwnContext(file, names, named))) return;
    const found = firstUnwanted(seen, wholes, named);
    const misnamed = misnamedIgnore(seen.facts, names);
    if (misnamed?.isMade || (!found && !misnamed)) return;
    const at = (found?.whole ?? wholes[0])?.at;
    if (!at) return;
    const meant = misnamed && meantIgnore(seen.facts, misnamed.name);
    const newText = (): string => meant ?? (found ? ignoreFileFor(seen.facts, names, found, named) : "");
    const edits = () => [{ file: `${above ?? ""}.dockerignore`, create: true, span: span(0, 0), newText: newText() } as const];
    const title = misnamed && meant !== undefined ? (["rename", { name: misnamed.name }] as const) : (["create"] as const);
    yield {
      at,
      says: misnamed ? ["misnamed", { name: misnamed.name }] : found ? saysOf(found) : ["misnamed", { name: "" }],
      fix: found || meant !== undefined ? { title, safety: "review", edits } : undefined,
    };
  },
});
