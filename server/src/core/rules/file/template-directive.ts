// A file for a template engine to fill in: `{% if debug %}`, `FROM {{ image }}`, `<#if jre>`.
import { templateEngineOf } from "../../knowledge/templateEngines";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

const begins = /^(?:\{[%#{]|<\/?[#@]|<%)/;

/** The builder's errors at, or in, a directive: in place of an instruction, or where the arguments begin. */
function* directives(file: FileContext): Generator<readonly [Span, string]> {
  const wrong = file.errors.some(({ code }) => code === "unknown-instruction" || code === "from-arguments" || code === "missing-equals");
  if (!wrong) return;
  for (const { keywordSpan, arguments: words } of file.instructions) {
    const at = begins.test(file.slice(keywordSpan)) ? keywordSpan : { start: words.span.start, end: words.span.start + 2 };
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
    what: "Finds directives of a template engine, `{% if debug %}`, `{{ image }}`, `<#if jre>` or `<% if x %>`, where an instruction or its arguments begin.",
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
    for (const [at, engine] of directives(file)) {
      yield { at, says: ["found", { directive: file.slice(at), engine }] };
      return;
    }
  },
});
