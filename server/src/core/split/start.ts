// Whether what the container starts, and what checks its health, is still there on the light image.
import type { Facts } from "../facts";
import { onlyInBuildImage, onlyInFullImages } from "../knowledge/buildTools";
import type { Dockerfile } from "../model/types";
import { invocations } from "../shell/invocation";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import type { Span } from "../text/span";
import { absolutePath, copied, isInside, workdirAt } from "./paths";
import { type Site, type Stopped, stopped } from "./types";

export interface StartWord {
  readonly text: string;
  readonly span: Span;
}

/** The words of ENTRYPOINT, CMD and HEALTHCHECK, command by command. */
export function startCommands(doc: Dockerfile, instruction: Instruction): readonly (readonly StartWord[])[] {
  const { healthcheck, json } = instruction;
  if (healthcheck?.kind === "NONE") return [];
  const items = json?.map(({ value, span }) => ({ text: value, span }));
  const scripts = scriptsOf(doc, instruction);
  const inScripts = scripts.flatMap((script) =>
    invocations(script).map(({ words }) => words.map(({ value, text, span }) => ({ text: value ?? text, span }))),
  );
  return items ? [items, ...inScripts] : inScripts;
}

const lacks = (program: string, { base }: Site, present: ReadonlySet<string>): boolean => {
  const name = program.slice(program.lastIndexOf("/") + 1);
  if (present.has(name)) return false;
  if (onlyInBuildImage[base.toolchain].has(name)) return true;
  const full = !base.same && base.toolchain !== "c";
  const own = base.toolchain === "python" ? /^(?:python\d?|pip\d?)$/ : /^$/;
  return full && onlyInFullImages.has(name) && !own.test(name);
};

const script = /\.(?:sh|bash)$|entrypoint|(?:^|\/)(?:start|run|init)[\w-]*$/;

/** Where in the build context a file of the image comes from; undefined: not from there. */
export function contextPath(doc: Dockerfile, path: string, site: Site): string | undefined {
  for (const instruction of doc.each("COPY", "ADD").toReversed()) {
    const copy = copied(doc, instruction, site.base.workdir);
    if (!copy || copy.from !== undefined || !isInside(path, copy.target)) continue;
    const rest = path.slice(copy.target.length + 1);
    for (const source of copy.sources) {
      const name = source.replace(/^\.?\//, "").replace(/\/$/, "");
      const last = name.slice(name.lastIndexOf("/") + 1);
      if (rest === "" && !copy.intoFolder) return name;
      if (rest === last && last !== "") return name;
      if (rest !== "" && /^\.?$/.test(name)) return rest;
      if (rest !== "" && !/[.*?]/.test(last)) return `${name}/${rest}`;
      if (/^\*/.test(last) && !rest.includes("/") && rest.endsWith(last.slice(1))) return rest;
    }
  }
  return undefined;
}

/** Scripts among the words, as absolute paths. */
export const scriptPaths = (words: readonly StartWord[], cwd: string): readonly { readonly path: string; readonly span: Span }[] =>
  words
    .filter(({ text }, index) => script.test(text) && (index === 0 || /\.(?:sh|bash)$/.test(text)) && !text.includes(" "))
    .map(({ text, span }) => ({
      path: text.includes("/") || /\.sh$/.test(text) ? absolutePath(text, cwd) : `/usr/local/bin/${text}`,
      span,
    }));

function checkScript(doc: Dockerfile, path: string, at: Span, site: Site, facts: Facts, present: ReadonlySet<string>): Stopped | undefined {
  const known = contextPath(doc, path, site);
  const text = known === undefined ? undefined : facts.files.get(known);
  if (typeof text !== "string")
    return stopped(at, "The script {path} cannot be read, so that what it needs at run time is not known", { path });
  const words = new Set(text.replace(/^\s*#.*$/gm, "").match(/[\w.+-]+/g) ?? []);
  const missing = [...words].find((word) => lacks(word, site, present));
  return missing === undefined
    ? undefined
    : stopped(at, "{path} uses {program}, which the image {image} does not have", { path, program: missing, image: site.base.image });
}

/** undefined: everything is there. @param present packages and programs that the final stage installs itself */
export function checkStart(
  doc: Dockerfile,
  instruction: Instruction,
  site: Site,
  facts: Facts,
  present: ReadonlySet<string>,
): Stopped | undefined {
  const cwd = workdirAt(doc, instruction, site.base.workdir);
  for (const words of startCommands(doc, instruction)) {
    const [program] = words;
    if (!program) continue;
    const missing = words.find(({ text }, index) => (index === 0 || site.base.toolchain === "java") && lacks(text, site, present));
    if (missing) return stopped(missing.span, "{program} is not in the image {image}", { program: missing.text, image: site.base.image });
    const absolute =
      site.base.toolchain === "python" &&
      words.find(({ text }) => /^\/usr\/(?:local\/)?bin\/(?:python|pip|gunicorn|uvicorn|celery|flask)/.test(text));
    if (absolute)
      return stopped(absolute.span, "{path} would not see the packages, which move into an environment of their own", {
        path: absolute.text,
      });
    for (const { path, span } of scriptPaths(words, cwd)) {
      const wrong = checkScript(doc, path, span, site, facts, present);
      if (wrong) return wrong;
    }
  }
  return undefined;
}
