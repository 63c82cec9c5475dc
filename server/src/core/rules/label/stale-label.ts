// A label about the build or the base image that is written down and does not follow them.
import { plainImageName } from "../../knowledge/baseImages";
import { readImageReference } from "../../model/imageReference";
import type { Pair } from "../../syntax/types";
import { defineRule, type InstructionContext } from "../rule";
import { labelKey, labelValue } from "./labels";

const prefix = "org.opencontainers.image.";
/** Other in every build, or every release. Source: the annotations of the OCI image specification. */
const ofBuild: ReadonlySet<string> = new Set(["created", "revision"].map((name) => prefix + name));

/** `debian:13` for `docker.io/library/debian:13`. */
function shortName(text: string): string {
  const image = readImageReference(text, { start: 0, end: 0 });
  return `${plainImageName(image)}:${image.tag ?? "latest"}`;
}

/** What the label should say of the base image; undefined where it does, or where nobody knows. */
function expectedOfBase(key: string, value: string, { stage }: InstructionContext): string | undefined {
  const image = stage?.parent ? stage.baseImage : stage?.resolvedImage;
  if (!image || image.repository === "scratch") return undefined;
  if (key === `${prefix}base.digest`) return image.digest === value ? undefined : (image.digest ?? "a tag alone");
  if (key !== `${prefix}base.name`) return undefined;
  return shortName(image.text) === shortName(value) ? undefined : image.text;
}

/** The value is written with a variable, which the build command may fill. */
const isFilled = ({ value }: Pair): boolean => value?.includes("$") ?? false;

export default defineRule({
  id: "stale-label",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds OCI labels with a fixed time or commit of the build, and labels about the base image that do not say what `FROM` says.",
    why:
      "A time or a commit that is written down is wrong from the second build on, and scanners that look for newer base images trust base.name and base.digest. " +
      "CI writes these labels better: `docker buildx build --label`, docker/metadata-action, the labels of a bake file.",
    bad: 'FROM alpine:3.22\nLABEL org.opencontainers.image.created="2025-01-31T12:00:00Z"\n',
    good: "FROM alpine:3.22\nARG CREATED\nLABEL org.opencontainers.image.created=$CREATED\n",
    whenNot: "A tool rewrites the line at every release. This is why the rule is off by default.",
  },
  messages: {
    fixed: "{key} is fixed here, so every later build says it, too. Take it from an ARG, or let the build command set it with --label",
    base: "{key} says {value}, but FROM names {expected}. Write what FROM says, or leave the label to the build command",
  },
  on: ["LABEL"],
  *checkInstruction(instruction, context) {
    for (const pair of instruction.pairs) {
      if (!pair.key.includes(prefix) || isFilled(pair)) continue;
      const key = labelKey(pair, context);
      const value = labelValue(pair, context);
      if (!key || !value) continue;
      if (ofBuild.has(key)) yield { at: pair.keySpan, says: ["fixed", { key }] };
      const expected = expectedOfBase(key, value, context);
      if (expected !== undefined) yield { at: pair.valueSpan ?? pair.keySpan, says: ["base", { key, value, expected }] };
    }
  },
});
