// Changes the image of a stage to its slim or Alpine variant, and renames the packages that are called otherwise there.
import { commandList } from "../../edits";
import { isNumeric, isRoot, packagesInstalledBy, withoutGroup } from "../../image";
import { alpineNames, alpineTwins, needsCompilers, withSlimTwin } from "../../knowledge/alpinePackages";
import { plainImageName } from "../../knowledge/baseImages";
import { onlyInFullImages } from "../../knowledge/buildTools";
import { imageBelow } from "../../model/baseImage";
import type { Dockerfile, Stage } from "../../model/types";
import { type Invocation, invocations } from "../../shell/invocation";
import { packageInstall } from "../../shell/packages";
import { scriptsOf } from "../../shell/scriptsOf";
import type { Instruction } from "../../syntax/types";
import { covers, replace, type Span, type TextEdit } from "../../text/span";
import { type FindRefactoring, titled } from "./types";

const tagged = /^(?:\d+(?:\.\d+){0,2}|lts|current|latest|(?!slim|alpine|onbuild)[a-z]+)(?:-(?:buster|bullseye|bookworm|trixie))?$/;

const allInvocations = (doc: Dockerfile, instruction: Instruction): readonly Invocation[] =>
  scriptsOf(doc, instruction).flatMap(invocations);

/** What runs in this stage, or in the container of it. */
const programs = (doc: Dockerfile, stage: Stage): readonly string[] =>
  stage.instructions.flatMap((instruction) => [
    ...allInvocations(doc, instruction).map(({ program }) => program),
    ...(instruction.json?.slice(0, 1).map(({ value }) => value) ?? []),
  ]);

/** Programs that a full image brings by chance, and that nothing in the file installs. */
function losesPrograms(doc: Dockerfile, stage: Stage, own: RegExp): boolean {
  const installed = new Set(stage.instructions.flatMap((instruction) => packagesInstalledBy(doc, instruction)));
  return programs(doc, stage).some((program) => onlyInFullImages.has(program) && !installed.has(program) && !own.test(program));
}

/** Users that are there whatever the distribution. */
const isPortable = (stage: Stage, user: string): boolean =>
  isRoot(user) || isNumeric(user) || (imageBelow(stage)?.users.includes(withoutGroup(user)) ?? false);

/** The stage at the selection's FROM, with its image as tables know it. */
function stageAt(doc: Dockerfile, at: Span, known: ReadonlySet<string>) {
  const stage = doc.stages.find(({ from }) => covers(from.span, { start: at.start, end: at.start }));
  const image = stage?.image;
  if (!stage || !image || image.digest !== undefined || image.text.includes("$")) return undefined;
  const name = plainImageName(image);
  return known.has(name) && tagged.test(image.tag ?? "latest") ? { stage, image, name } : undefined;
}

const retag = ({ text, tag: written, span }: NonNullable<Stage["image"]>, variant: "slim" | "alpine"): TextEdit => {
  const bare = written === undefined ? text : text.slice(0, text.length - written.length - 1);
  const tag = variant === "alpine" ? written?.replace(/-(?:buster|bullseye|bookworm|trixie)$/, "") : written;
  return replace(span, `${bare}:${tag === undefined || tag === "latest" ? variant : `${tag}-${variant}`}`);
};

export const toSlim: FindRefactoring = (doc, at) => {
  const found = stageAt(doc, at, withSlimTwin);
  if (!found) return undefined;
  const { stage, image, name } = found;
  const own = name === "python" ? /^(?:python|pip)\d?$/ : /^$/;
  const lost = programs(doc, stage).some((program) => needsCompilers.has(program)) || losesPrograms(doc, stage, own);
  // A project's own packages may compile: only what is named tells that they do not.
  if (lost || (name === "debian" && image.tag === undefined)) return undefined;
  return {
    id: "switch-to-slim",
    kind: "refactor.rewrite",
    title: titled("Switch to the slim variant of {image}", { image: name }),
    review: true,
    edits: () => [retag(image, "slim")],
  };
};

const aptOnly: ReadonlySet<string> = new Set(["apt-get", "apt", "rm"]);

/** The same packages by Alpine's names; undefined where the RUN does more than install, or a name is not known. */
function apkRun(doc: Dockerfile, run: Instruction): TextEdit | undefined {
  const list = commandList(doc, run, scriptsOf(doc, run));
  if (!list || run.heredocs.length > 0 || run.innerComments.length > 0) return undefined;
  const all = allInvocations(doc, run);
  const simple = all.every(
    (each) =>
      aptOnly.has(each.program) &&
      (each.program !== "rm" || each.operands.every(({ text }) => /^\/(?:var\/(?:lib\/apt|cache|tmp)|tmp)/.test(text))),
  );
  const installs = all.flatMap((each) => packageInstall(each) ?? []);
  const upgrades = all.some(({ subcommand }) => /upgrade|remove|purge/.test(subcommand?.value ?? "") && subcommand?.value !== "autoremove");
  if (!simple || upgrades || installs.length === 0) return undefined;
  const names: string[] = [];
  for (const { name, version } of installs.flatMap(({ packages }) => packages)) {
    const renamed = name === undefined || version !== undefined ? undefined : alpineNames[name];
    if (renamed === undefined) return undefined;
    if (renamed !== "") names.push(renamed);
  }
  return names.length > 0
    ? replace({ start: run.arguments.span.start, end: run.span.end }, `apk add --no-cache ${names.join(" ")}`)
    : undefined;
}

const needsGlibcTools =
  /\b(?:bash|dpkg|apt-key|add-apt-repository|useradd|groupadd|adduser|addgroup|locale-gen|conda|ldconfig|update-alternatives)\b/;

export const toAlpine: FindRefactoring = (doc, at) => {
  const found = stageAt(doc, at, new Set(Object.keys(alpineTwins)));
  if (!found) return undefined;
  const { stage, image, name } = found;
  const [, major, minor = "99"] = /^(\d+)(?:\.(\d+))?/.exec(image.tag ?? "") ?? [];
  const [least, part = "0"] = String(alpineTwins[name]).split(".");
  if (major !== undefined && (Number(major) < Number(least) || (major === least && Number(minor) < Number(part)))) return undefined;
  const edits: TextEdit[] = [retag(image, "alpine")];
  for (const instruction of stage.instructions) {
    const usesApt = allInvocations(doc, instruction).some(({ program }) => /^apt(?:-get|itude)?$/.test(program));
    const edit = usesApt ? apkRun(doc, instruction) : undefined;
    if (usesApt && !edit) return undefined;
    if (edit) edits.push(edit);
    else if (needsGlibcTools.test(doc.slice(instruction.span))) return undefined;
  }
  const lost = losesPrograms(doc, stage, name === "python" ? /^(?:python|pip)\d?$/ : /^wget$/);
  // BusyBox ash gives way to its last command, which then is PID 1 itself; users differ, too.
  const starts = stage.instructions.some(
    ({ keyword, form, json, arguments: { text } }) =>
      ((keyword === "CMD" || keyword === "ENTRYPOINT") && (form === "shell" || /^(?:npm|yarn|pnpm)$|\.sh$/.test(json?.[0]?.value ?? ""))) ||
      (keyword === "USER" && !isPortable(stage, text)),
  );
  // Stages that copy from one another must have the same C library.
  const mixes = doc.stages.length > 1;
  if (lost || mixes || starts) return undefined;
  return {
    id: "switch-to-alpine",
    kind: "refactor.rewrite",
    title: titled("Switch to the Alpine variant of {image}", { image: name }),
    review: true,
    edits: () => edits,
  };
};
