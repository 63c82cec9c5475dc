// COPY --from of a stage by its number.
import { nameStage, takenStageNames } from "../../edits";
import { flagOf } from "../../model/arguments";
import { stageCopiedFrom } from "../../model/references";
import { replace, type TextEdit } from "../../text/span";
import { defineRule } from "../rule";

/** No two numbers give the same name: several stages may get theirs at once. */
function freeName(taken: ReadonlySet<string>, number: number): string {
  const wanted = number === 0 ? "build" : `build-${number}`;
  for (let nth = 1; ; nth++) {
    const name = nth === 1 ? wanted : `stage-${number}${nth === 2 ? "" : `-${nth}`}`;
    if (!taken.has(name)) return name;
  }
}

export default defineRule({
  id: "numbered-copy-stage",
  aliases: [],
  since: "0.1.0",
  severity: "style",
  defaultOn: false,
  docs: {
    what: "Finds `COPY --from=0`: a stage named by its number.",
    why: "The number counts the FROM lines. A stage put in above moves them all, and the COPY silently takes from another stage.",
    bad: "FROM golang:1.25\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=0 /app /app\n",
    good: "FROM golang:1.25 AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\n",
  },
  messages: {
    number: "{number} counts FROM lines: with a new stage above, this copies from another one. Give the stage a name",
    name: "Write {name}",
  },
  reads: ["FROM", "COPY"],
  *check(file) {
    let taken: ReadonlySet<string> | undefined;
    for (const instruction of file.each("COPY")) {
      const flag = flagOf(instruction, "from");
      if (!flag?.valueSpan || !/^\d+$/.test(flag.value ?? "")) continue;
      const stage = stageCopiedFrom(file, instruction);
      if (!stage) continue;
      const at = flag.valueSpan;
      taken ??= takenStageNames(file);
      const name = stage.name ?? freeName(taken, stage.index);
      const declared = (): readonly TextEdit[] => (stage.name === undefined && stage.image ? [nameStage(file, stage, name)] : []);
      yield {
        at,
        says: ["number", { number: flag.value ?? "" }],
        fix: { title: ["name", { name }], safety: "safe", edits: () => [...declared(), replace(at, name)] },
      };
    }
  },
});
