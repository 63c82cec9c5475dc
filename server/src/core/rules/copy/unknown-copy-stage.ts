// COPY --from of a name that no stage above has.
import { buildFileQueries, isNamedContext } from "../../context";
import { flagOf } from "../../model/arguments";
import { stageCopiedFrom } from "../../model/references";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { nearestName } from "../../text/nearest";
import { replace } from "../../text/span";
import { defineRule, type FileContext, fill } from "../rule";

/** What the builder refuses of a COPY --from. */
const refusals: readonly string[] = ["source-is-later", "unknown-stage-number"];

/** Why, by the place. */
const refused = ({ errors }: FileContext): readonly (readonly [number, string])[] =>
  errors.filter(({ code }) => refusals.includes(code)).map(({ span, message, values }) => [span.start, fill(message, values)]);

/** Shorter names are near to too many others. */
const shortest = 4;

/** Only of such a name it is asked whether the build command gives it to a context. */
function mayBeMistyped(file: Dockerfile, copy: Instruction): boolean {
  const name = flagOf(copy, "from")?.value ?? "";
  return name.length >= shortest && !/[:$/]|^\d+$/.test(name) && stageCopiedFrom(file, copy) === undefined;
}

export default defineRule({
  id: "unknown-copy-stage",
  aliases: ["DL3022"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `COPY --from` with a name that no stage above has, but that is nearly the name of one.",
    why: "What is no stage is taken for an image: the builder looks for one of that name at Docker Hub, and finds none or a stranger's.",
    bad: "FROM golang:1.25 AS builder\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=bulider /app /app\n",
    good: "FROM golang:1.25 AS builder\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=builder /app /app\n",
    fixSafety: "Needs a look: the name may be an image or a named context (`--build-context`).",
    differs:
      "Images without a tag and named build contexts are what they say and are passed over; only names near to a stage's are found. " +
      "With the hadolint profile every name without `:` that is no earlier stage is reported.",
  },
  messages: {
    near: "No stage above is called {name}, so the builder looks for an image of that name. Did you mean {near}?",
    unknown: "No stage above is called {name}, so the builder looks for an image or a named context of that name",
    refused: "{text}",
    write: "Write {near}",
  },
  tells: refusals,
  needs: (file, facts) => (file.each("COPY").some((copy) => mayBeMistyped(file, copy)) ? buildFileQueries(facts) : []),
  reads: ["FROM", "COPY"],
  *check(file) {
    const reasons = new Map(file.options.strict ? refused(file) : []);
    for (const instruction of file.each("COPY")) {
      const flag = flagOf(instruction, "from");
      const name = flag?.value;
      if (!flag?.valueSpan || !name || name.includes(":") || name.includes("$")) continue;
      if (stageCopiedFrom(file, instruction)) continue;
      const at = flag.valueSpan;
      const above = file.stages.slice(0, file.stageOf(instruction)?.index ?? 0).flatMap((stage) => stage.name ?? []);
      const isFurtherDown = file.stages.some((stage) => stage.name === name.toLowerCase());
      const isWord = name.length >= shortest && !/^\d+$/.test(name) && !name.includes("/") && !isFurtherDown;
      const nearest = isWord ? nearestName(name, above) : undefined;
      const near = nearest !== undefined && isNamedContext(file, { text: name }) ? undefined : nearest;
      if (near !== undefined) {
        yield {
          at,
          says: ["near", { name, near }],
          fix: { title: ["write", { near }], safety: "review", edits: () => [replace(at, near)] },
        };
      } else if (file.options.strict && file.stageOf(instruction)?.name !== name.toLowerCase()) {
        const text = reasons.get(at.start);
        if (text === undefined) yield { at, says: ["unknown", { name }] };
        else yield { at, severity: "error", says: ["refused", { text }] };
      }
    }
  },
});
