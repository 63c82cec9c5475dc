// A command that the project itself installs: the entry point that its pyproject.toml names is the program.
import { contextRoots } from "../context";
import type { Image } from "../image";
import type { Setting } from "./setting";

export interface ConsoleScript {
  /** `shop.main` of `shop.main:run` */
  readonly module: string;
  /** The files of the project are found in it, the folder of its packages at `/`. */
  readonly setting: Setting;
}

const installs = /\b(?:pip[\d.]*|uv|poetry|pdm|pipx|hatch|rye)\b[^\n]{0,400}\b(?:install|sync|build|wheel)\b/;

/** What the tables of scripts say of the name. */
function moduleOf(name: string, text: string): string | undefined {
  let isScripts = false;
  for (const line of text.split("\n")) {
    const table = /^[ \t]*\[([^\]]+)\]/.exec(line)?.[1]?.trim();
    if (table !== undefined) isScripts = table === "project.scripts" || table === "tool.poetry.scripts";
    const [, key, module] = (isScripts && /^[ \t]*["']?([\w.-]+)["']?[ \t]*=[ \t]*["']([\w.]+):/.exec(line)) || [];
    if (key === name) return module;
  }
  return undefined;
}

/** The image with the files of a folder of the build context at `/`. */
function withProject(folder: string, setting: Setting): Setting {
  const file: Image["file"] = (path, reach) => {
    const contextPath = folder + path.slice(1);
    const text = setting.image.contextText(contextPath);
    const answer = setting.image.file(path, reach);
    const instruction = setting.stage.from;
    if (text === undefined) return { is: "no", because: answer.because };
    const source = { path, text, contextPath, instruction: undefined };
    return { is: "yes", value: { path, source, instruction, built: undefined }, because: answer.because };
  };
  const { image } = setting;
  return {
    ...setting,
    image: {
      ...image,
      file,
      get asked() {
        return image.asked;
      },
    },
  };
}

/** @param name of a program that neither the tables nor a file of the image tell of */
export function consoleScript(name: string, setting: Setting): ConsoleScript | undefined {
  const isInstalled = setting.doc.instructions.some(({ keyword, arguments: { text } }) => keyword === "RUN" && installs.test(text));
  if (!isInstalled) return undefined;
  for (const root of contextRoots) {
    const text = setting.image.contextText(`${root}pyproject.toml`);
    const module = text === undefined ? undefined : moduleOf(name, text);
    if (module === undefined) continue;
    const path = module.replaceAll(".", "/");
    for (const folder of [`${root}src/`, root]) {
      const files = [`${path}.py`, `${path}/__init__.py`];
      if (files.some((file) => setting.image.contextText(folder + file) !== undefined))
        return { module, setting: withProject(folder, setting) };
    }
  }
  return undefined;
}
