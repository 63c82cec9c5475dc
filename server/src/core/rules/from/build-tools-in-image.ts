// A final stage on an image of a compiler that only has to run what was built.
import { liesAmongTests, purposeOf } from "../../context";
import { buildImages } from "../../knowledge/buildImages";
import { imageBelow } from "../../model/baseImage";
import { lineage, runText, shippedStage } from "../../model/lineage";
import { placeOfStage } from "../../model/stagePlace";
import type { Stage } from "../../model/types";
import { programName } from "../../shell/dialect";
import { replace, type Span } from "../../text/span";
import { defineRule, type FileContext, type Found } from "../rule";
import { needlessDeveloperImage } from "./developerImage";
import { bringsSources } from "./sourcesBrought";
import { behindInits, isGiven, startOf } from "./startedProgram";

const messages = {
  carried:
    "{image} is only needed to build, yet its compiler and the sources go into the finished image. Build in a first stage and copy the result into {runs}",
  tools:
    "{image} is only needed to build, yet its compiler goes into the finished image. Build in a first stage and copy the result into {runs}",
  developer: "{image} holds {holds}, and nothing here compiles. {smaller} is enough to run it",
  smaller: "Take {smaller}",
} as const;

/** The FROM that names the image; the stage itself may begin with another one. */
const placeOfImage = (stage: Stage): Span => placeOfStage(lineage(stage)[0] ?? stage);

/** A shell or a notebook is started by people who may compile in it. */
const forPeople = /^(?:sh|bash|zsh|sleep|tail|jupyter|jupyter-lab|code-server|sshd)$/;

function developerFinding(file: FileContext, stage: Stage, started: readonly string[]): Found<typeof messages> | undefined {
  const { image, parent, baseImage } = stage;
  const found = needlessDeveloperImage(stage);
  if (!found || !baseImage) return undefined;
  if (forPeople.test(programName(behindInits(file, stage, started)[0] ?? ""))) return undefined;
  const withoutTag = baseImage.text.replace(/(?::[^:/@]*)?(?:@.*)?$/, "");
  const smaller = `${withoutTag}:${(baseImage.tag ?? "").replace(found.smaller.from, found.smaller.to)}`;
  const tag = parent || image?.digest !== undefined || image?.text.includes("$") ? undefined : image?.tagSpan;
  const edits = (at: Span) => () => [replace(at, (image?.tag ?? "").replace(found.smaller.from, found.smaller.to))];
  return {
    at: placeOfImage(stage),
    says: ["developer", { image: baseImage.text, holds: found.holds, smaller }],
    fix: tag && { title: ["smaller", { smaller }], safety: "review", edits: edits(tag) },
  };
}

export default defineRule<typeof messages>({
  id: "build-tools-in-image",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a final stage on `golang`, `rust`, `gcc`, `maven`, `gradle` or the .NET SDK that builds a program and then starts the result, not the tool; and one on a `-devel` image of CUDA or PyTorch, or on a JDK, where nothing compiles.",
    why: "The finished image carries compiler, sources and caches along: often a gigabyte that is pushed, pulled and scanned, for a program that needs none of it.",
    bad: 'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nENTRYPOINT ["/app"]\n',
    good: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\n\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
    fixSafety: "Needs a look: a library that compiles for the GPU when it runs needs the `-devel` image.",
    whenNot:
      "The image is for development, or the program calls the compiler, or is a debugger, also behind an init (`tini -- dlv exec …`). A Dockerfile whose name says that it is for development, for tests or a base of others " +
      "(`Dockerfile.dev`, `.devcontainer/Dockerfile`, `base/Dockerfile`) or whose folder is one of tests (`test/client/Dockerfile`) is passed over, and so are a last stage of tests (`FROM app AS test`: then `app` counts), a program that is started with files beside its sources (`./config.json`) and " +
      "a `-devel` image with anything that may compile: a compiler, a script, a list of packages.",
  },
  messages,
  reads: ["FROM", "ARG", "RUN", "COPY", "ADD", "ENV", "CMD", "ENTRYPOINT"],
  *check(file) {
    if (!file.options.strict && (purposeOf(file.facts) !== undefined || liesAmongTests(file.facts))) return;
    const stage = shippedStage(file);
    const started = stage && startOf(stage);
    const developer = stage && started?.[0] !== undefined && developerFinding(file, stage, started);
    if (developer) yield developer;
    const name = imageBelow(stage)?.name;
    const build = name === undefined ? undefined : buildImages.find(({ image }) => image.test(name));
    if (!stage || !started || !build || name === undefined) return;
    const [program, ...rest] = behindInits(file, stage, started);
    if (program === undefined || build.tools.test(programName(program)) || /\.sh$|entrypoint/.test(program)) return;
    if (isGiven(rest)) return;
    // `dotnet run` and `dotnet watch` need the SDK, `dotnet app.dll` does not.
    if (program === "dotnet" && !/\.dll$/.test(rest[0] ?? "")) return;
    if (!build.builds.test(runText(stage))) return;
    yield {
      at: placeOfImage(stage),
      says: [
        bringsSources(file.facts, stage) ? "carried" : "tools",
        { image: name, runs: (/alpine|musl/.test(stage.baseImage?.text ?? "") && build.runsOfAlpine) || build.runs },
      ],
    };
  },
});
