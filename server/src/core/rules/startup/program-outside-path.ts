// A program that is started by its bare name, in an image without a shell that has it outside of PATH.
import { imageBelow, shellLess } from "../../model/baseImage";
import type { Stage } from "../../model/types";
import type { JsonItem } from "../../syntax/types";
import { replace } from "../../text/span";
import { defineRule, type FileContext } from "../rule";
import { placeOutside } from "./outsidePath";

/** What the container starts with: ENTRYPOINT, else CMD where the image has no ENTRYPOINT of its own. */
function startOf(file: FileContext, stage: Stage): JsonItem | undefined {
  const entrypoint = stage.effective("ENTRYPOINT");
  const mayHaveOwn = shellLess(stage) !== "scratch" && imageBelow(stage)?.entrypoint !== null;
  const start = entrypoint ?? (mayHaveOwn ? undefined : stage.effective("CMD"));
  return start && file.stageOf(start) === stage ? start.json?.[0] : undefined;
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
