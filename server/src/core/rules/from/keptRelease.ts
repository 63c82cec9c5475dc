// Whether the comment right above a line says why it keeps an old release: it names the release, or a newer one, and what is the matter with that.
import { distributionOfTag } from "../../knowledge/distributions";
import type { Ended } from "../../knowledge/endedReleases";
import { explanationAbove } from "../../model/explained";
import type { Dockerfile, ImageReference } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";

const reason =
  /\b(?:break\w*|broke\w*|fail\w*|crash\w*|pin(?:ned|ning)?|until|because|since|due to|cannot|can't|(?:do|does|did|is|are|was|wo|will|has|have)(?:n't| not)|not (?:yet|newer)|incompatib\w*|unsupported|only (?:support|work|run|build|exist)\w*|needs|requires|last (?:version|release|one)|was last|stay(?:s|ing)? (?:on|at|with)|workaround|regression|issues?\/\d+|fixme|keep(?:s|ing)? (?:on|at|it|this|us|the)|on purpose|deliberate\w*|intentional\w*)\b/i;

/** A note that it is old says no more than the finding, and what takes any newer release asks for no old one. */
const onlyOld =
  /\b(?:eol|end[- ]of[- ]life|deprecated|outdated|insecure|vulnerab\w*|(?:or|and) (?:newer|later|higher|above)|at least|minimum)\b/i;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** `alpine:3.19`, `Debian 11`, `3.6`, `focal`: the release, or another one of the same image. */
function namesRelease(comment: string, image: ImageReference, { product, release }: Ended): boolean {
  const names = [product, baseName(image.repository)].map(escaped).join("|");
  if (new RegExp(`(?:^|[^\\w.-])(?:${names})(?:[ :-]|\\.js ?)v?\\d`, "i").test(comment)) return true;
  const parts = (image.tag ?? "").split(/[-_]/).filter((part) => /^v?\d+\.\d/.test(part) || distributionOfTag(part)?.release !== undefined);
  const own = [...parts, ...(release.includes(".") ? [release] : [])].filter((part) => !/^\d+$/.test(part));
  return own.some((part) => new RegExp(`(?:^|[^\\w.])${escaped(part)}(?![\\w]|\\.\\d)`, "i").test(comment));
}

export function isKeptOnPurpose(file: Pick<Dockerfile, "text">, { span }: Instruction, image: ImageReference, ended: Ended): boolean {
  const comment = explanationAbove(file, span.start).slice(0, 2000);
  return comment !== "" && reason.test(comment) && !onlyOld.test(comment) && namesRelease(comment, image, ended);
}
