// The modules of a Python program that its main file imports, as far as they are its own and at hand.
import { absolute, type SourceFile } from "../image";
import { quietModules } from "../knowledge/stayingSigns";
import { folderOf, joinPath } from "../text/path";
import type { OwnCode } from "./ownCode";
import { type Setting, sourceAt } from "./setting";

/** More files, and more names of modules, than these nobody reads for the start of a container. */
const mostFiles = 40;
const mostNames = 120;

interface Import {
  /** Dots in front: 0 for an absolute name. */
  readonly level: number;
  /** `a.b`; empty in `from . import x`. */
  readonly module: string;
  /** What `from` takes out of it, which may be modules. */
  readonly names: readonly string[];
}

// Every part has its measure, so that no text makes it try long runs again and again.
const statement =
  /^[ \t]{0,80}(?:from[ \t]{1,8}(\.{0,8})[ \t]{0,8}((?:\w[\w.]{0,200})?)[ \t]{1,8}import[ \t]{1,8}(?:\(([^)]{0,2000})\)|([^\n;#]{1,500}))|import[ \t]{1,8}([\w., \t]{1,500}))/gm;

const namesIn = (list: string): readonly string[] =>
  list
    .replace(/#[^\n]*/g, "")
    .split(",")
    .flatMap((each) => /^\s*([\w.]+)/.exec(each)?.[1] ?? []);

function* importsOf(text: string): Iterable<Import> {
  for (const [, dots = "", module = "", several, line, plain] of text.matchAll(statement)) {
    if (plain === undefined) yield { level: dots.length, module, names: namesIn(several ?? line ?? "") };
    else for (const name of namesIn(plain)) yield { level: 0, module: name, names: [] };
  }
}

/** What runs when the file is imported: not what it does as the main program. */
const asModule = (text: string): string => text.replace(/^if[ \t(]+__name__\b[^\n]*(?:\n(?:[ \t][^\n]*)?)*/gm, "");

interface Walk {
  readonly setting: Setting;
  readonly roots: readonly string[];
  readonly seen: Map<string, SourceFile | undefined>;
  readonly open: SourceFile[];
  readonly modules: Set<string>;
  complete: boolean;
}

/** undefined: it does not lie there. Each is read once. */
function moduleFile(path: string, walk: Walk): SourceFile | undefined {
  for (const file of [`${path}.py`, `${path}/__init__.py`]) {
    if (walk.seen.has(file)) {
      const known = walk.seen.get(file);
      if (known) return known;
      continue;
    }
    if (walk.seen.size >= mostNames) walk.complete = false;
    const found = walk.complete || walk.seen.size < mostNames ? sourceAt(walk.setting, file) : undefined;
    walk.seen.set(file, found);
    if (!found) continue;
    walk.open.push(found);
    return found;
  }
  return undefined;
}

/** `a.b`: both a package and what lies in it are run. A package needs no file of its own. */
function follow({ module, names }: Import, root: string, walk: Walk): boolean {
  let found = false;
  let folder = root;
  for (const part of module === "" ? [] : module.split(".")) {
    folder = joinPath(folder, part);
    found = moduleFile(folder, walk) !== undefined || found;
  }
  for (const name of names) found = (/^\w+$/.test(name) && moduleFile(joinPath(folder, name), walk) !== undefined) || found;
  return found;
}

function followAll(file: SourceFile, text: string, walk: Walk): void {
  for (const each of importsOf(text)) {
    const [first = ""] = each.module.split(".");
    if (each.level > 0) {
      const up = "../".repeat(each.level - 1);
      // What `from .` takes may be names of the package itself.
      if (!follow(each, joinPath(folderOf(file.path), up || "."), walk) && each.module !== "") walk.complete = false;
    } else if (!quietModules.python.has(first)) {
      if (walk.roots.some((root) => follow(each, root, walk))) walk.modules.add(first);
    }
  }
}

/** @param root where absolute names begin: the folder of the script, or the working directory of `python -m` */
export function pythonModules(main: SourceFile, root: string, setting: Setting): OwnCode {
  const asked = setting.image.asked.length;
  const more = (setting.variable("PYTHONPATH") ?? "").split(":").filter((path) => path !== "");
  const walk: Walk = {
    setting,
    roots: [...new Set([root, ...more.map((path) => absolute(path, setting.image.workdir))])],
    seen: new Map([[main.path, main]]),
    open: [],
    modules: new Set(),
    complete: true,
  };
  const texts: string[] = [];
  followAll(main, main.text, walk);
  for (let next = walk.open.shift(); next && texts.length < mostFiles; next = walk.open.shift()) {
    const text = asModule(next.text);
    texts.push(text);
    followAll(next, text, walk);
  }
  const complete = walk.complete && walk.open.length === 0 && setting.image.asked.length === asked;
  return { texts, modules: walk.modules, complete };
}
