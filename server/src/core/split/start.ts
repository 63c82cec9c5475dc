// Whether what the container starts, and what checks its health, is still there on the light image.
import { absolute, type Image } from "../image";
import { onlyInBuildImage, onlyInFullImages } from "../knowledge/buildTools";
import type { Dockerfile } from "../model/types";
import { invocations } from "../shell/invocation";
import { scriptsOf } from "../shell/scriptsOf";
import type { Instruction } from "../syntax/types";
import { baseName } from "../text/path";
import type { Span } from "../text/span";
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
  const name = baseName(program);
  if (present.has(name)) return false;
  if (onlyInBuildImage[base.toolchain].has(name)) return true;
  const full = !base.same && base.toolchain !== "c";
  const own = base.toolchain === "python" ? /^(?:python\d?|pip\d?)$/ : /^$/;
  return full && onlyInFullImages.has(name) && !own.test(name);
};

const script = /\.(?:sh|bash)$|entrypoint|(?:^|\/)(?:start|run|init)[\w-]*$/;

export interface StartScript extends StartWord {
  /** Where it may lie in the image, the likeliest first; absolute. */
  readonly paths: readonly string[];
}

/** Scripts among the words. A program without a folder is looked for along PATH, what a shell is given in the working directory first. */
export const startScripts = (words: readonly StartWord[], { path: folders, workdir }: Image): readonly StartScript[] =>
  words.flatMap(({ text, span }, index) => {
    if (!script.test(text) || (index > 0 && !/\.(?:sh|bash)$/.test(text)) || text.includes(" ")) return [];
    const here = absolute(text, workdir);
    if (text.includes("/")) return [{ text: here, span, paths: [here] }];
    const along = folders.map((folder) => absolute(text, folder));
    return [{ text, span, paths: index > 0 ? [here, ...along] : along }];
  });

function checkScript({ text: path, span, paths }: StartScript, site: Site, present: ReadonlySet<string>): Stopped | undefined {
  const file = paths.map((each) => site.image.file(each)).find(({ is }) => is === "yes");
  const content = file?.is === "yes" ? file.value.source?.text : undefined;
  if (content === undefined)
    return stopped(span, "The script {path} cannot be read, so that what it needs at run time is not known", { path });
  const words = new Set(content.replace(/^\s*#.*$/gm, "").match(/[\w.+-]+/g) ?? []);
  const missing = [...words].find((word) => lacks(word, site, present));
  return missing === undefined
    ? undefined
    : stopped(span, "{path} uses {program}, which the image {image} does not have", { path, program: missing, image: site.base.image });
}

/** undefined: everything is there. @param present packages and programs that the final stage installs itself */
export function checkStart(doc: Dockerfile, instruction: Instruction, site: Site, present: ReadonlySet<string>): Stopped | undefined {
  for (const words of startCommands(doc, instruction)) {
    const [program] = words;
    if (!program) continue;
    const missing = words.find(({ text }, index) => (index === 0 || site.base.toolchain === "java") && lacks(text, site, present));
    if (missing) return stopped(missing.span, "{program} is not in the image {image}", { program: missing.text, image: site.base.image });
    const absolutePath =
      site.base.toolchain === "python" &&
      words.find(({ text }) => /^\/usr\/(?:local\/)?bin\/(?:python|pip|gunicorn|uvicorn|celery|flask)/.test(text));
    if (absolutePath)
      return stopped(absolutePath.span, "{path} would not see the packages, which move into an environment of their own", {
        path: absolutePath.text,
      });
    for (const each of startScripts(words, site.image)) {
      const wrong = checkScript(each, site, present);
      if (wrong) return wrong;
    }
  }
  return undefined;
}
