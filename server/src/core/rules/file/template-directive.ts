// A file for a template engine to fill in: `{% if debug %}`, `FROM {{ image }}`, `<#if jre>`.
import { templateEngineOf } from "../../knowledge/templateEngines";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

/** `FROM postgres:{{ version }}`: no reference of an image has these signs. */
const within = /\{[{%#]|<%|@[A-Z][A-Z0-9_]{0,60}@|%%[\w.-]{1,60}%%/;

/** What is to be put into an image that the builder cannot read. */
function* placesInImages(file: FileContext): Generator<readonly [Span, string]> {
  for (const { code, span } of file.errors) {
    if (code !== "invalid-image" && code !== "from-arguments") continue;
    const from = file.instructionAt(span.start);
    const found = from?.keyword === "FROM" ? within.exec(file.slice(from.arguments.span)) : null;
    if (!from || !found) continue;
    const start = from.arguments.span.start + found.index;
    yield [{ start, end: start + found[0].length }, templateEngineOf(found[0]) ?? "a template engine"];
  }
}

/** The builder's errors at, or in, a directive: in place of an instruction, or where the arguments begin. */
function* directives(file: FileContext): Generator<readonly [Span, string]> {
  const wrong = file.errors.some(({ code }) => code === "unknown-instruction" || code === "from-arguments" || code === "missing-equals");
  if (!wrong) return;
  for (const { keywordSpan, arguments: words } of file.instructions) {
    const at = templateEngineOf(file.slice(keywordSpan)) ? keywordSpan : { start: words.span.start, end: words.span.start + 2 };
    const engine = templateEngineOf(file.slice({ start: at.start, end: at.start + 3 }));
    if (engine !== undefined) yield [at, engine];
  }
}

export default defineRule({
  id: "template-directive",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds directives of a template engine, `{% if debug %}`, `{{ image }}`, `<#if jre>` or `<% if x %>`, where an instruction or its arguments begin, and in the image of a `FROM`, `postgres:{{ version }}`, there `@VERSION@` and `%%VERSION%%` too.",
    why: "`docker build` refuses the file as it lies here. What the engine writes from it is another matter, and nobody can tell from here which of its branches it takes: so this is told once, and in place of every error.",
    bad: "FROM debian:13-slim\n{% if debug %}\nENV DEBUG=1\n{% endif %}\nUSER 1000\n",
    good: "FROM debian:13-slim\nENV DEBUG=1\nUSER 1000\n",
    whenNot: "Directives in a heredoc or in a string are text: nothing reads them here.",
  },
  messages: {
    found: "{directive} is a directive of {engine}: docker build refuses this file as it lies here. Build the one that is written from it",
  },
  tellsEveryError: true,
  *check(file) {
    const [first] = [...directives(file), ...placesInImages(file)].sort(([a], [b]) => a.start - b.start);
    if (!first) return;
    const [at, engine] = first;
    yield { at, says: ["found", { directive: file.slice(at), engine }] };
  },
});
