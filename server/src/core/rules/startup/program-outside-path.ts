// A program that is started by its bare name, in an image without a shell that has it outside of PATH.
import { isFolderAt } from "../../context";
import { type Copy, copyOf, kindOfSource, placesOfSources } from "../../image";
import { imageBelow, shellLess } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { JsonItem } from "../../syntax/types";
import { baseName, folderOf, isWithin } from "../../text/path";
import { replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

/** Docker's own, where neither the image nor the file sets one. */
const defaultPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const mostCopies = 100;

/** What the container starts with: ENTRYPOINT, else CMD where the image has no ENTRYPOINT of its own. */
function startOf(file: FileContext, stage: Stage): JsonItem | undefined {
  const entrypoint = stage.effective("ENTRYPOINT");
  const mayHaveOwn = shellLess(stage) !== "scratch" && imageBelow(stage)?.entrypoint !== null;
  const start = entrypoint ?? (mayHaveOwn ? undefined : stage.effective("CMD"));
  return start && file.stageOf(start) === stage ? start.json?.[0] : undefined;
}

/** undefined: not known, or counted from a folder that may be any. */
function foldersOfPath(stage: Stage): readonly string[] | undefined {
  const set = stage.endScope.lookup("PATH");
  const folders = (set ? set.value : defaultPath)?.split(":");
  return folders?.every((folder) => folder.startsWith("/") && !folder.includes("$")) ? folders : undefined;
}

/** Only what is called like the program is taken for one file: `app` may be a folder. */
function mayReach(
  file: FileContext,
  { sources, knownTarget = "", intoFolder, from }: Copy,
  name: string,
  folders: readonly string[],
): boolean {
  const isFile = sources.every(
    (source) => kindOfSource(source) === "file" || (baseName(source) === name && (from !== undefined || !isFolderAt(file.facts, source))),
  );
  if (!isFile) return folders.some((folder) => isWithin(folder, knownTarget) || isWithin(knownTarget, folder));
  return folders.some((folder) => (intoFolder ? knownTarget === folder : isWithin(knownTarget, folder)));
}

/** Where the image has it, as far as nothing may put it on PATH. */
function placeOutside(file: FileContext, stage: Stage, name: string): string | undefined {
  const folders = foldersOfPath(stage);
  const copies = historyOf(stage).filter(({ keyword }) => /^(?:COPY|ADD|RUN)$/.test(keyword));
  if (!folders || copies.length > mostCopies) return undefined;
  let found: string | undefined;
  for (const instruction of copies) {
    const copy = copyOf(instruction, file.scopeBefore(instruction));
    if (copy?.knownTarget === undefined || !copy.known || mayReach(file, copy, name, folders)) return undefined;
    found = placesOfSources(copy).find(({ path }) => baseName(path) === name && !folders.includes(folderOf(path)))?.path ?? found;
  }
  return found;
}

export default defineRule({
  id: "program-outside-path",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `ENTRYPOINT` and `CMD` in JSON form that start a program by its bare name on `scratch` or a distroless image, where the `COPY` puts it into a folder that is not in `PATH`.",
    why: "Without a shell the container runtime looks for the name in the folders of PATH alone, not in the working directory: the container ends with “executable file not found in $PATH”.",
    bad: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\n\nFROM scratch\nWORKDIR /srv\nCOPY --from=build /app .\nENTRYPOINT ["app"]\n',
    good: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\n\nFROM scratch\nWORKDIR /srv\nCOPY --from=build /app .\nENTRYPOINT ["/srv/app"]\n',
    fixSafety: "Needs a look: the container starts the program from then on; today it starts nothing.",
    differs:
      "An error, as such a container cannot start. Only of images without a shell, where nothing but COPY brings files: elsewhere a RUN may put the program on PATH. Silent where a folder is copied to one of PATH or around it, and where PATH or a target is not known.",
  },
  messages: {
    outside:
      "{name} is looked for in the folders of PATH alone, not in the working directory: this image has it as {path}, so the container does not start. Write {path}",
    write: "Write {path}",
  },
  reads: ["FROM", "ARG", "ENV", "WORKDIR", "RUN", "COPY", "ADD", "ENTRYPOINT", "CMD"],
  *check(file) {
    for (const stage of file.stages) {
      if (!shellLess(stage)) continue;
      const start = startOf(file, stage);
      // A runtime of WebAssembly loads its modules by itself.
      if (!start || !/^[\w.-]+$/.test(start.value) || start.value.endsWith(".wasm")) continue;
      const path = placeOutside(file, stage, start.value);
      if (path === undefined) continue;
      const edits = () => [replace(start.span, JSON.stringify(path))];
      yield {
        at: start.span,
        says: ["outside", { name: start.value, path }],
        fix: { title: ["write", { path }], safety: "review", edits },
      };
    }
  },
});
