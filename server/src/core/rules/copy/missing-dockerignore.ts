// COPY of the whole build context without a .dockerignore.
import {
  composeQueries,
  contextNames,
  contextsByCompose,
  gitIgnoredNames,
  heavyNames,
  holdsUnwanted,
  isInSubfolder,
  isPartOfWorkspace,
  isThere,
  listingsAbove,
  proposedIgnore,
  rootListing,
  sourcesOf,
} from "../../context";
import { shippedStages } from "../../model/lineage";
import { span } from "../../text/span";
import { defineRule } from "../rule";
import { asksGit } from "./versionFromGit";

/** The first part of a path that lies in the context's root. */
const firstPart = (path: string): string => path.split("/", 1)[0] ?? path;

/** What lies in the root of a program's own folder. */
const ofProgram =
  /^(?:package\.json|go\.mod|Cargo\.toml|pyproject\.toml|requirements[\w-]*\.txt|setup\.py|Pipfile|Gemfile|composer\.json|pom\.xml|build\.gradle(?:\.kts)?|mix\.exs|.+\.csproj)$/;

export default defineRule({
  id: "missing-dockerignore",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds `COPY . …` and `ADD . …` where there is no `.dockerignore`.",
    why:
      "Everything in the folder goes to the builder and into the image: `.git`, `node_modules`, `.env` files. The build is slow, any " +
      "changed file breaks its cache, and secrets that only lie beside the code are in the image.",
    bad: "FROM node:22\nWORKDIR /app\nCOPY . .\n",
    good: "FROM node:22\nWORKDIR /app\nCOPY package.json server.js ./\n",
    files: { Dockerfile: "", "package.json": "{}", "server.js": "", ".git/HEAD": "", ".env": "" },
    fixSafety: "Needs a look: it makes a `.dockerignore` for what usually lies in such a folder; your build may need some of it.",
    whenNot:
      "The folder is not the build context, or holds only what the image needs: a few files beside the Dockerfile, without .git, secrets, a .gitignore, or a list of dependencies whose folder will lie beside it. Where a folder above holds .git or a .dockerignore, that may be the context: " +
      "then the rule speaks only if what is copied by name lies here, or the folder is a program's own (package.json, go.mod …) and no part of a workspace, " +
      "or a Compose file says that it is the context. Where a RUN asks git for the version, .git is wanted.",
  },
  messages: {
    heavy: "There is no .dockerignore, so the image gets {names} too, and any change there builds this line again",
    stage: "There is no .dockerignore, so this stage gets {names} too, and any change there builds this line again",
    all: "There is no .dockerignore, so all that lies in this folder is copied, the Dockerfile too, and any change builds this line again",
    create: "Make a .dockerignore",
  },
  needs: (file, facts) =>
    sourcesOf(file).some(({ path }) => path === ".")
      ? [{ kind: "dockerignore" }, rootListing, { kind: "file", path: ".gitignore" }, ...listingsAbove, ...composeQueries(facts)]
      : [],
  *check(file) {
    if (file.facts.dockerignore !== null) return;
    const all = contextNames(file.facts);
    if (!all) return;
    const names = asksGit(file) ? all.filter((name) => !/^\.git\/?$/.test(name)) : all;
    const sources = sourcesOf(file);
    const whole = sources.find(({ path }) => path === ".");
    if (!whole) return;
    const built = contextsByCompose(file, file.facts);
    if (built.length > 0 && !built.includes("")) return;
    const named = sources.filter(({ path, wildcard }) => path !== "." && !wildcard).map(({ path }) => path);
    if (named.length > 0 && !named.some((path) => isThere(file.facts, firstPart(path)))) return; // the context is another folder
    // Below a project's root, this folder is the context only where it looks like a program's own.
    const isOwn = names.some((name) => ofProgram.test(name)) && !isPartOfWorkspace(file.facts);
    if (built.length === 0 && named.length === 0 && isInSubfolder(file.facts) && !isOwn) return;
    const gitIgnore = file.facts.files.get(".gitignore");
    if (!holdsUnwanted(names, gitIgnore)) return;
    const heavy = heavyNames(names);
    const ships = shippedStages(file).has(file.stageOf(whole.instruction));
    yield {
      at: whole.at,
      says: heavy.length > 0 ? [ships ? "heavy" : "stage", { names: heavy.slice(0, 3).join(", ") }] : ["all"],
      fix: {
        title: ["create"],
        safety: "review",
        edits: () => [
          {
            file: ".dockerignore",
            create: true,
            span: span(0, 0),
            newText: proposedIgnore([...names, ...gitIgnoredNames(gitIgnore ?? "")], named),
          },
        ],
      },
    };
  },
});
