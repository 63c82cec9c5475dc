// Hover of a flag, its value, and the options of RUN --mount.
import { flagDocs } from "../../knowledge/docs/flags";
import { mountDocs, mountTypeOption } from "../../knowledge/docs/mounts";
import type { MountDoc, OptionDoc } from "../../knowledge/docs/types";
import { mountOptionFact } from "../../knowledge/flags";
import type { Flag, FlagOption, Instruction } from "../../syntax/types";
import { code, dockerfileBlock, docPage, headline, page, referenceLink, sinceText } from "./markdown";

export function flagHover(instruction: Instruction, flag: Flag, part: "name" | "value"): string | undefined {
  const doc = flagDocs[instruction.keyword]?.[flag.name];
  if (!doc) return undefined;
  const meaning = part === "value" && flag.value !== undefined ? doc.values?.[flag.value] : undefined;
  const notes = meaning === undefined ? [] : [`${code(`--${flag.name}=${flag.value}`)}: ${meaning}.`];
  const takes = doc.takes === undefined ? "" : `=${doc.takes}`;
  return docPage(`${instruction.keyword} --${flag.name}${takes}`, doc, notes);
}

/** The type that a `--mount` has; `bind` where it names none. */
export const mountTypeOf = (flag: Flag): string =>
  flag.options.find(({ key }) => key.toLowerCase() === "type")?.value?.toLowerCase() ?? "bind";

export function optionHover(flag: Flag, option: FlagOption): string | undefined {
  if (flag.name !== "mount") return undefined;
  const key = mountOptionFact(option.key.toLowerCase())?.key;
  const type = mountTypeOf(flag);
  const mount = mountDocs[type];
  if (key === undefined || !mount) return undefined;
  if (key === "type") return docPage(`RUN --mount=type=${type}`, mount, [`${code("type")}: ${mountTypeOption.summary}`]);
  const doc = mount.options[key];
  return doc ? optionPage(type, mount, doc, option.value) : headline(key, `does nothing in a mount of type ${code(type)}.`);
}

function optionPage(type: string, mount: MountDoc, doc: OptionDoc, value: string | undefined): string {
  const meaning = value === undefined ? undefined : doc.values?.[value];
  const notes = Object.entries(doc.values ?? {}).map(([each, text]) => `${code(each)}: ${text}${meaning === text ? " (chosen here)" : ""}`);
  return page(
    headline(`--mount=type=${type},${doc.example}`, doc.summary),
    notes,
    `${code(`type=${type}`)}: ${mount.summary}`,
    dockerfileBlock(mount.example),
    mount.effect,
    `${sinceText({ since: doc.since ?? mount.since, labs: undefined })} · ${referenceLink(mount.anchor)}`,
  );
}
