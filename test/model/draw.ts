// Draws what the model says of a Dockerfile: errors under their lines, scopes as short text.
import { parse } from "../../server/src/core";
import { fill } from "../../server/src/core/rules/rule";
import { drawSpans } from "../support/spans";
import { dedent } from "../support/text";

/** The Dockerfile with the errors below what they are about. */
export function drawErrors(source: string): string {
  const text = dedent(source);
  const drawn = parse(text).errors.map((error) => ({ span: error.span, label: fill(error.message, error.values) }));
  return drawSpans(text, drawn);
}

/** Codes of the errors, in order. */
export const codes = (source: string): readonly string[] => parse(dedent(source)).errors.map((error) => error.code);
