// Whether a server's settings keep it in front: its file where that is at hand, the lines that a RUN or a script changes, the base image's own.
import { absolute, type Image, type ImageFile, openImage } from "../image";
import type { Daemon, DaemonSettings } from "../knowledge/daemonRow";
import { sourceArguments, targetArgument } from "../model/arguments";
import { historyOf, runText } from "../model/lineage";
import { type DaemonCall, daemonCall } from "../shell/background";
import type { Instruction } from "../syntax/types";
import { baseName, joinPath } from "../text/path";
import { optionValue } from "./optionValue";
import type { Setting } from "./setting";

/** `open`: what decides is not at hand. */
export type Kept = "front" | "background" | "open";

/** Lines that are changed in place do not bring others. */
const changesInPlace = /\bsed\b[^;&|\n]{0,400}[ \t]-\w{0,20}i/;
const bringsText = /\b(?:curl|wget|cp|mv|tee|envsubst|ln|tar|install|unzip|git|ansible\w*|make)\b|[^>]>[ \t]*[^>&\s]/;

/** What a sed in a RUN leaves of a file is that file, but for lines that say nothing here. */
const onlyEdits = ({ keyword, arguments: { text } }: Instruction): boolean =>
  keyword === "RUN" && changesInPlace.test(text) && !bringsText.test(text);

const maximalEdits = 8;

/** undefined: it lies there as a package or the base image brings it; null: a text that is not at hand. */
function textOf(path: string, { doc, facts, stage, image }: Setting): string | null | undefined {
  let at: Image = image;
  for (let left = maximalEdits; left > 0; left--) {
    const file = at.file(path);
    if (file.is === "no") return undefined;
    if (file.is === "perhaps") return file.because.kind === "unread" && file.because.instruction ? null : undefined;
    const { source, instruction }: ImageFile = file.value;
    if (source) return source.text;
    if (!onlyEdits(instruction)) return null;
    at = openImage(doc, facts, stage, instruction);
  }
  return null;
}

function ofText(text: string, { alone }: Daemon, { front, background }: DaemonSettings): Kept {
  if (front?.test(text)) return "front";
  return background?.test(text) || alone === "background" ? "background" : "front";
}

/** The file that the words name. */
function namedFile({ args, daemon }: DaemonCall): string | undefined {
  const options = daemon.settings?.options ?? [];
  const named = optionValue(args, ...options.filter((option) => option !== ""));
  if (named !== undefined || !options.includes("")) return named;
  return args.find((arg, index) => !arg.startsWith("-") && !args[index - 1]?.startsWith("-"));
}

/** The files that a COPY brings to where its settings lie; "": which ones it brings is not known. */
function broughtBy(instruction: Instruction, { others }: DaemonSettings): readonly string[] {
  const { keyword } = instruction;
  const target = keyword === "COPY" || keyword === "ADD" ? targetArgument(instruction)?.text : undefined;
  if (target === undefined || !others) return [];
  const names = sourceArguments(instruction).map(({ text }) => baseName(text));
  // A folder's contents, which may have the settings in them; a file keeps its name.
  if (/^\/(?:etc\/?)?$/.test(target)) return names.every((name) => /^[\w-]+\.\w+$/.test(name)) ? [] : [""];
  if (!others.test(target)) return [];
  if (/\.\w+$/.test(target)) return [target];
  return names.every((name) => /^[\w-]+\.\w+$/.test(name)) ? names.map((name) => joinPath(target, name)) : [""];
}

/** A file beside the one that is read may hold the line, too. */
function byOthers(settings: DaemonSettings, setting: Setting): Kept {
  const paths = historyOf(setting.stage).flatMap((instruction) => broughtBy(instruction, settings));
  const texts = paths.map((path) => (path.startsWith("/") ? textOf(path, setting) : null));
  if (texts.some((text) => typeof text === "string" && settings.front?.test(text))) return "front";
  return texts.every((text) => typeof text === "string") ? "background" : "open";
}

/** How the words of the base image's own start command leave the same program; undefined: it starts another. */
function standingInBase({ base }: Setting, { name }: DaemonCall): DaemonCall["standing"] | undefined {
  const own = base?.cmd ? daemonCall(base.cmd) : undefined;
  return own?.name === name ? own.standing : undefined;
}

/** An image that is made for the program and starts it by a script may have settings of its own. */
const mayHaveOwn = (setting: Setting, call: DaemonCall): boolean =>
  setting.base?.name.includes(call.name) === true && standingInBase(setting, call) !== "front";

/** As the package brings it, and no instruction changes it. */
function byPackage(named: string | undefined, call: DaemonCall, setting: Setting): Kept {
  const { alone, settings } = call.daemon;
  const { base } = setting;
  if (!base?.known || (alone === "background" && mayHaveOwn(setting, call))) return "open";
  if (named === undefined || settings?.files.includes(named)) return alone;
  const isDebian = /^(?:debian|ubuntu)$/.test(base.distribution?.family ?? "");
  return isDebian && settings?.packaged?.includes(named) ? "background" : "open";
}

function byFiles(call: DaemonCall, named: string | undefined, settings: DaemonSettings, setting: Setting): Kept {
  for (const path of named === undefined ? settings.files : [named]) {
    const text = textOf(path, setting);
    if (text === null) return "open";
    if (text !== undefined) return ofText(text, call.daemon, settings);
  }
  return byPackage(named, call, setting);
}

/** @param scripts through which it is started: they may change its settings first */
export function keptInFront(call: DaemonCall, directory: string, scripts: readonly string[], setting: Setting): Kept {
  const { settings } = call.daemon;
  if (!settings) return call.daemon.alone;
  const named = namedFile(call);
  if (call.args.some((arg) => arg.includes("$"))) return "open";
  // It stays, and not by its words.
  if (named === undefined && standingInBase(setting, call) === "settings") return "front";
  if ([runText(setting.stage), ...scripts].some((text) => settings.touched.test(text))) return "open";
  const kept = byFiles(call, named === undefined ? undefined : absolute(named, directory), settings, setting);
  return kept === "background" && call.daemon.alone === "background" ? byOthers(settings, setting) : kept;
}
