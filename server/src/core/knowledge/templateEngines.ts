// How a line of a template engine begins in a file that only becomes a Dockerfile.

const engines: readonly (readonly [RegExp, string])[] = [
  [/^\{[%#]/, "Jinja"],
  [/^\{\{/, "a template engine"],
  [/^<\/?[#@]/, "FreeMarker"],
  [/^<%/, "ERB"],
];

/** Whose directive begins there, as it is called in a sentence; undefined: nobody's. */
export const templateEngineOf = (text: string): string | undefined => engines.find(([start]) => start.test(text))?.[1];

/** What the names of files for an engine end in, behind a dot. */
export const templateSuffixes: readonly string[] = "p2 j2 jinja jinja2 tmpl tpl gotmpl erb in m4 mustache blueprint template".split(" ");
