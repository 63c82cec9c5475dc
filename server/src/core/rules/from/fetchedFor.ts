// What a stage fetches that is built for the release of its image: it names both, and has to move with it.
import { codenameOf, releaseOfUbuntu } from "../../knowledge/distributions";
import type { Ended } from "../../knowledge/endedReleases";
import { instructionText } from "../../model/instructionText";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";

const distributions: ReadonlySet<string> = new Set(["ubuntu", "debian", "alpine", "fedora", "centos"]);

const fetches = /\b(?:curl|wget|aria2c)\b/;
const mostText = 4000;

/** `ubuntu16.04`, `ubuntu-1604`, `xenial` */
function judge({ product, release }: Ended): ((text: string) => boolean) | undefined {
  const own = product.toLowerCase();
  if (!distributions.has(own)) return undefined;
  const digits = release.replace(/\D/g, "");
  const codename = codenameOf(own, release);
  return (text) =>
    (text.slice(0, mostText).match(/[a-z]{1,20}(?:[-_.]?\d{1,4}(?:[._]\d{1,3})?)?/gi) ?? []).some((word) => {
      const [, name = "", number = ""] = /^([a-z]+)[-_.]?(.*)$/i.exec(word) ?? [];
      const lower = name.toLowerCase();
      if (number !== "") return lower === own && number.replace(/\D/g, "") === digits;
      return lower === codename || (own === "ubuntu" && releaseOfUbuntu(lower) === release);
    });
}

const isUsedIn = (text: string, key: string): boolean => text.includes(`$${key}`) || text.includes(`\${${key}`);

/** The first word of a variable or an address that says so. A line of package sources is none: the release stands there as such. */
function namedIn(instruction: Instruction, isNamed: (text: string) => boolean, fetching: string): string | undefined {
  const { keyword, pairs } = instruction;
  const pair = pairs.find(({ key, value = "" }) => !value.includes("://") && isNamed(value) && isUsedIn(fetching, key));
  if (pair) return `${pair.key}=${pair.value}`;
  const text = instructionText(instruction);
  if (keyword !== "ADD" && !(keyword === "RUN" && fetches.test(text))) return undefined;
  for (const { 0: address, index } of text.matchAll(/\bhttps?:\/\/[^\s"'\\;|&)]{1,400}/g)) {
    const isSource = /\bdeb(?:-src)?\s{1,9}(?:\[[^\]]{0,200}\]\s{0,9})?$/.test(text.slice(Math.max(0, index - 260), index));
    if (!isSource && isNamed(address)) return address;
  }
  return undefined;
}

/** Written as in the file; undefined: nothing that it fetches is known to be made for the release. */
export function fetchedFor(
  { instructions }: Stage,
  ended: Ended,
): { readonly instruction: Instruction; readonly fetched: string } | undefined {
  const isNamed = judge(ended);
  if (!isNamed) return undefined;
  const runs = instructions.filter(({ keyword }) => keyword === "RUN" || keyword === "ADD");
  const fetching = runs
    .map((run) => instructionText(run))
    .filter((text) => fetches.test(text) || text.includes("://"))
    .join("\n");
  if (fetching === "") return undefined;
  for (const instruction of instructions) {
    const fetched = /^(?:ARG|ENV|RUN|ADD)$/.test(instruction.keyword) ? namedIn(instruction, isNamed, fetching) : undefined;
    if (fetched !== undefined) return { instruction, fetched };
  }
  return undefined;
}
