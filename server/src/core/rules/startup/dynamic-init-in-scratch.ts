// An init with shared libraries copied into an image that has none.

import { imageAt } from "../../image";
import { initPackages, staticInits } from "../../knowledge/inits";
import { sourceArguments } from "../../model/arguments";
import { imageBelow, libraryBelow } from "../../model/baseImage";
import { stageCopiedFrom } from "../../model/references";
import type { Stage } from "../../model/types";
import { packageInstalls } from "../../shell/packages";
import { replace, type Span, type TextEdit } from "../../text/span";
import { defineRule, type FileContext, type Found } from "../rule";

const messages = {
  none: "{init} of {distribution} needs the C library, and {base} has none: the container does not start. {static} needs no library",
  release:
    "{init} of {distribution} needs the C library, and {base} has none: the container does not start. Its release binary needs no library",
  other: "{init} of Alpine needs musl, and {base} has glibc: the container does not start. {static} needs no library",
  static: "Copy {static}",
} as const;

/** The word of the package in the stage's install, when it comes from there. */
function packageWord(file: FileContext, stage: Stage, name: string): Span | undefined {
  const { is, because } = imageAt(file, file.facts, stage).installed(name);
  if (is !== "yes" || because.kind !== "instruction") return undefined;
  const installs = file.scripts(because.instruction).flatMap(packageInstalls);
  return installs.flatMap(({ packages }) => packages).find((each) => each.name === name)?.word.span;
}

function* inStage(file: FileContext, stage: Stage): Iterable<Found<typeof messages>> {
  const library = libraryBelow(stage);
  if (library === undefined) return;
  for (const copy of stage.instructions.filter(({ keyword }) => keyword === "COPY")) {
    const source = stageCopiedFrom(file, copy);
    const family = imageBelow(source)?.distribution?.family;
    if (!source || (family !== "debian" && family !== "ubuntu" && family !== "alpine")) continue;
    if (library === "glibc" && family !== "alpine") continue;
    for (const { text, span } of sourceArguments(copy)) {
      const init =
        text === initPackages[family]?.tini?.path ? "tini" : family !== "alpine" && text === "/usr/bin/dumb-init" ? "dumb-init" : undefined;
      const word = init && packageWord(file, source, init);
      if (!init || !word) continue;
      const other = staticInits.get(text);
      const base = stage.baseImage?.text ?? "this image";
      const distribution = family === "alpine" ? "Alpine" : "Debian";
      const edits = (path: string): readonly TextEdit[] => [
        replace(span, copy.json ? JSON.stringify(path) : path),
        ...(family === "alpine" ? [replace(word, "tini-static")] : []),
      ];
      yield {
        at: span,
        says:
          other === undefined
            ? ["release", { init, base, distribution }]
            : library === "glibc"
              ? ["other", { init, base, static: other }]
              : ["none", { init, base, distribution, static: other }],
        fix: other === undefined ? undefined : { title: ["static", { static: other }], safety: "review", edits: () => edits(other) },
      };
    }
  }
}

export default defineRule<typeof messages>({
  id: "dynamic-init-in-scratch",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds the tini or dumb-init of a distribution's package copied into `scratch` or a distroless image without its C library.",
    why: "The package's program loads the C library when it starts. Without it the container fails with: no such file or directory.",
    bad:
      "FROM debian:12-slim AS tools\nRUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\n\n" +
      'FROM scratch\nCOPY --from=tools /usr/bin/tini /tini\nCOPY server /server\nENTRYPOINT ["/tini", "--", "/server"]\n',
    good:
      "FROM debian:12-slim AS tools\nRUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*\n\n" +
      'FROM scratch\nCOPY --from=tools /usr/bin/tini-static /tini\nCOPY server /server\nENTRYPOINT ["/tini", "--", "/server"]\n',
    fixSafety: "Needs a look: another file is copied. On Alpine it comes with the package tini-static.",
  },
  messages,
  *check(file) {
    for (const stage of file.stages) yield* inStage(file, stage);
  },
});
