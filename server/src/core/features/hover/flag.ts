// Hover of a flag, its value, and the options of RUN --mount.
import { flagDocs } from "../../knowledge/docs/flags";
import { mountDocs, mountTypeOption } from "../../knowledge/docs/mounts";
import type { MountDoc, OptionDoc } from "../../knowledge/docs/types";
import { mountOptionFact } from "../../knowledge/flags";
import { mountType } from "../../model/mounts";
import type { Dockerfile } from "../../model/types";
import type { Flag, FlagOption, Instruction } from "../../syntax/types";
import { code, dockerfileBlock, docPage, headline, page, referenceLink, sinceText } from "./markdown";
import { versionNotes } from "./version";

export function flagHover(doc: Dockerfile, instruction: Instruction, flag: Flag, part: "name" | "value"): string | undefined {
  const text = flagDocs[instruction.keyword]?.[flag.name];
  if (!text) return undefined;
  const meaning = part === "value" && flag.value !== undefined ? (text.values?.[flag.value] ?? modeMeaning(flag)) : undefined;
  const notes = meaning === undefined ? [] : [`${code(`--${flag.name}=${flag.value}`)}: ${meaning}.`];
  const takes = text.takes === undefined ? "" : `=${text.takes}`;
  return docPage(`${instruction.keyword} --${flag.name}${takes}`, text, [...notes, ...versionNotes(doc, text.since)]);
}

/** `755` in words; undefined where it is no plain octal mode. */
function modeMeaning({ name, value = "" }: Flag): string | undefined {
  const digits = name === "chmod" ? /^0?([0-7])([0-7])([0-7])$/.exec(value)?.slice(1) : undefined;
  const rights = digits?.map((digit) => [4, 2, 1].map((bit, at) => (Number(digit) & bit ? "rwx"[at] : "-")).join(""));
  return rights && `owner ${code(rights[0] ?? "")}, group ${code(rights[1] ?? "")}, others ${code(rights[2] ?? "")}`;
}

export function optionHover(doc: Dockerfile, flag: Flag, option: FlagOption): string | undefined {
  if (flag.name !== "mount") return undefined;
  const key = mountOptionFact(option.key.toLowerCase())?.key;
  const type = mountType(flag);
  const mount = mountDocs[type];
  if (key === undefined || !mount) return undefined;
  if (key === "type")
    return docPage(`RUN --mount=type=${type}`, mount, [`${code("type")}: ${mountTypeOption.summary}`, ...versionNotes(doc, mount.since)]);
  const text = mount.options[key];
  return text
    ? optionPage(type, mount, text, option.value, versionNotes(doc, text.since ?? mount.since))
    : headline(key, `does nothing in a mount of type ${code(type)}.`);
}

function optionPage(type: string, mount: MountDoc, doc: OptionDoc, value: string | undefined, more: readonly string[]): string {
  const meaning = value === undefined ? undefined : doc.values?.[value];
  const notes = Object.entries(doc.values ?? {}).map(([each, text]) => `${code(each)}: ${text}${meaning === text ? " (chosen here)" : ""}`);
  return page(
    headline(`--mount=type=${type},${doc.example}`, doc.summary),
    [...notes, ...more],
    `${code(`type=${type}`)}: ${mount.summary}`,
    dockerfileBlock(mount.example),
    mount.effect,
    `${sinceText({ since: doc.since ?? mount.since, labs: undefined })} · ${referenceLink(mount.anchor)}`,
  );
}
