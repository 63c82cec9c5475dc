// template-directive: files of a template engine, told once and in place of every error.
import { expect, test } from "vitest";
import { defaultConfig, errorsBeside, lint as lintFile, parse, ruleSet } from "../../server/src/core";
import { factsFrom } from "../support/facts";
import { lint } from "../support/rule";

const id = "template-directive";

/** The errors that are shown, of the builder and of rules. */
function errors(source: string): readonly string[] {
  const doc = parse(source);
  const findings = lintFile(doc, ruleSet(defaultConfig), factsFrom({}));
  const wrong = findings.flatMap(({ rule, severity }) => (severity === "error" ? rule : []));
  return [...wrong, ...errorsBeside(doc, findings).map(({ code }) => code)];
}

test("is told once, at the first directive", () => {
  const jinja =
    "FROM debian:13\n{% if a %}\nRUN true && \\\n  {% if b %}\n  echo x && \\\n  {% endif %}\n  true\n{% endif %}\nUSER {{ user }}";
  expect(lint(id, jinja)).toMatchInlineSnapshot(`
    "FROM debian:13
    {% if a %}
    ~~ {% is a directive of Jinja: docker build refuses this file as it lies here. Build the one that is written from it
    RUN true && \\
      {% if b %}
      echo x && \\
      {% endif %}
      true
    {% endif %}
    USER {{ user }}"
  `);
  expect(errors(jinja)).toEqual([]);
});

test.each([
  ["FROM {{ base }}\nUSER {{ user }}", "a template engine"],
  ["FROM debian:13\n<#if a>\nRUN \\\n<#else>\nRUN x && \\\n</#if>\n  y\nUSER 1000", "FreeMarker"],
  ["FROM debian:13\n<% if a %>\nRUN x\n<% end %>\nUSER 1000", "ERB"],
  ["FROM debian:13\n{# a note #}\nENV A={{ b }}\nUSER 1000", "Jinja"],
])("%j is one of %s", (source, engine) => {
  expect(lint(id, source)).toContain(`is a directive of ${engine}:`);
  expect(errors(source)).toEqual([]);
});

test.each([
  ["FROM postgres:{{VERSION}}\nRUN x", "{{ is a directive of a template engine:"],
  ["FROM postgres:{{ version }} AS db\nRUN x", "{{ is a directive of a template engine:"],
  ["FROM {{ registry }}/postgres:11\nRUN x", "{{ is a directive of a template engine:"],
  ["FROM debian:13 AS a\nFROM debian:<%=version%>\nRUN x", "<% is a directive of ERB:"],
  ["FROM postgres:{%if a%}11{%else%}12{%endif%}\nRUN x", "{% is a directive of Jinja:"],
  ["FROM postgres:@VERSION@\nRUN x", "@VERSION@ is a directive of a template engine:"],
  ["FROM postgres:%%VERSION%%\nRUN x", "%%VERSION%% is a directive of a template engine:"],
])("in an image: %j", (source, said) => {
  expect(lint(id, source).split(said)).toHaveLength(2);
  expect(errors(source)).toEqual([]);
});

test.each([
  "FROM postgres:{VERSION}\nRUN x",
  "FROM postgres:a@b\nRUN x",
  "FROM postgres:@version\nRUN x",
  "FROM debian:13\nCOPY --from=x:{{v}} /a /b",
])("no directive: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  "FROM debian:13\nRUN echo '{% if a %}' > /x",
  "FROM debian:13\nCOPY <<EOF /x\n{% if a %}\n{{ b }}\n<% c %>\nEOF",
  "FROM debian:13\nHEALTHCHECK CMD docker ps --format '{{.Names}}'",
  "FROM debian:13\nLABEL a={{b}}",
])("silent, nothing is wrong: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each(["FROM debian:13\nRUNN x", "FROM debian:13\n<<EOF\nx\nEOF", "FROM debian:13\n<html>"])("stays an error: %j", (source) => {
  expect(lint(id, source)).toBe(source);
  expect(errors(source)).not.toEqual([]);
});
