// A final stage on an image of a compiler that only has to run what was built.
import { purposeOf } from "../../context";
import { buildImages } from "../../knowledge/buildImages";
import { imageBelow } from "../../model/baseImage";
import { runText } from "../../model/lineage";
import { placeOfStage } from "../../model/stagePlace";
import { programName } from "../../shell/dialect";
import { plainWords } from "../../shell/words";
import type { Instruction } from "../../syntax/types";
import { defineRule } from "../rule";

function startedBy(instruction: Instruction | undefined): readonly string[] {
  if (!instruction) return [];
  return instruction.json?.map(({ value }) => value) ?? plainWords(instruction.arguments.text) ?? [];
}

/** `./example.json`, `../src/pkg`: the program reads what lies beside its sources. */
const isGiven = (args: readonly string[]): boolean => args.some((word) => /^\.\.?\/./.test(word));

export default defineRule({
  id: "build-tools-in-image",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds a final stage on `golang`, `rust`, `gcc`, `maven`, `gradle` or the .NET SDK that builds a program and then starts the result, not the tool.",
    why: "The finished image carries compiler, sources and caches along: often a gigabyte that is pushed, pulled and scanned, for a program that needs none of it.",
    bad: 'FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nENTRYPOINT ["/app"]\n',
    good: 'FROM golang:1.26 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\n\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]\n',
    whenNot:
      "The image is for development, or the program calls the compiler. A Dockerfile whose name says that it is for development, for tests or a base of others " +
      "(`Dockerfile.dev`, `.devcontainer/Dockerfile`, `base/Dockerfile`) is passed over, and so is a program that is started with files beside its sources (`./config.json`).",
  },
  messages: {
    carried:
      "{image} is only needed to build, yet its compiler and the sources go into the finished image. Build in a first stage and copy the result into {runs}",
  },
  reads: ["FROM", "ARG", "RUN", "CMD", "ENTRYPOINT"],
  *check(file) {
    if (!file.options.strict && purposeOf(file.facts) !== undefined) return;
    const stage = file.finalStage;
    const name = imageBelow(stage)?.name;
    const build = name === undefined ? undefined : buildImages.find(({ image }) => image.test(name));
    if (!stage || !build || name === undefined) return;
    const entrypoint = stage.effective("ENTRYPOINT");
    const [program, ...rest] = [
      ...startedBy(entrypoint),
      ...(entrypoint && entrypoint.form === "shell" ? [] : startedBy(stage.effective("CMD"))),
    ];
    if (program === undefined || build.tools.test(programName(program)) || /\.sh$|entrypoint/.test(program)) return;
    if (isGiven(rest)) return;
    // `dotnet run` and `dotnet watch` need the SDK, `dotnet app.dll` does not.
    if (program === "dotnet" && !/\.dll$/.test(rest[0] ?? "")) return;
    if (!build.builds.test(runText(stage))) return;
    yield { at: placeOfStage(stage), says: ["carried", { image: name, runs: build.runs }] };
  },
});
