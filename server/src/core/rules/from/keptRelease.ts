// Whether a file keeps an old release on purpose: the comment right above the line names it, or a newer one, and says what is the matter
// with that; or the file's own path names the release.
import { distributionOfTag, releaseOfUbuntu } from "../../knowledge/distributions";
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

interface NamedRelease {
  readonly product: string;
  readonly release: string | undefined;
}

/** `8.1-alpine/Dockerfile`, `docker/ubuntu-20.04/`, `bullseye/`, `mysql/5.7/`: the file is there for this release. */
export function isNamedByPath(path: string | undefined, { product, release }: NamedRelease): boolean {
  if (path === undefined || release === undefined) return false;
  const names = path
    .split("/")
    .slice(-3)
    .map((name) => name.toLowerCase().replace(/^(?:docker|container)file[.-]?|\.(?:docker|container)file$/, ""));
  const own = product.toLowerCase();
  const isProduct = names.some((name) => name.includes(own.replace(/\.js$/, "")));
  return names
    .flatMap((name) => name.split(/[-_]/))
    .some((part, _, parts) => {
      const known = distributionOfTag(part);
      if (known?.family === own && known.release === release) return true;
      if (own === "ubuntu" && releaseOfUbuntu(part) === release) return true;
      const version = /^(?:v|[a-z]+)?(\d+(?:\.\d+)*)$/.exec(part)?.[1];
      return version === release && (release.includes(".") || isProduct || parts.includes(own));
    });
}

/** Nobody builds any more what lies there. */
const putAway = /^(?:archived|attic|deprecated|discontinued|obsolete|retired|unmaintained)(?:[-_].{1,40})?$/;
/** May be the name of a part of the project; beside the name of an old release it is none. */
const keptAside = /^(?:archives?|eol|end-of-life|legacy|old)$/;

/** `archived/app/Dockerfile`, `archive/buster/Dockerfile`: the project keeps the file, and does not build it. */
export function isPutAway(path: string | undefined, ended: NamedRelease): boolean {
  const folders = (path ?? "").toLowerCase().split("/").slice(-4, -1);
  if (folders.some((folder) => putAway.test(folder))) return true;
  return folders.some((folder) => keptAside.test(folder)) && isNamedByPath(path, ended);
}

export function isKeptOnPurpose(file: Pick<Dockerfile, "text">, { span }: Instruction, image: ImageReference, ended: Ended): boolean {
  const comment = explanationAbove(file, span.start).slice(0, 2000);
  return comment !== "" && reason.test(comment) && !onlyOld.test(comment) && namesRelease(comment, image, ended);
}
