// Whether a file keeps an old release on purpose: the comment right above the line names it, or a newer one, and says what is the matter
// with that; or the file's own path names the release.
import { isSuperseded } from "../../context";
import type { Facts } from "../../facts";
import { distributionOfTag, releaseOfUbuntu } from "../../knowledge/distributions";
import type { Ended } from "../../knowledge/endedReleases";
import { explanationAbove } from "../../model/explained";
import type { Dockerfile, ImageReference } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { escaped } from "../../text/escaped";
import { baseName } from "../../text/path";

const reason =
  /\b(?:break\w*|broke\w*|fail\w*|crash\w*|pin(?:ned|ning)?|until|because|since|due to|cannot|can't|(?:do|does|did|is|are|was|wo|will|has|have)(?:n't| not)|not (?:yet|newer)|incompatib\w*|unsupported|only (?:support|work|run|build|exist)\w*|needs|requires|last (?:version|release|one)|was last|stay(?:s|ing)? (?:on|at|with)|workaround|regression|issues?\/\d+|fixme|keep(?:s|ing)? (?:on|at|it|this|us|the)|on purpose|deliberate\w*|intentional\w*)\b/i;

/** A note that it is old says no more than the finding, and what takes any newer release asks for no old one. */
const onlyOld =
  /\b(?:eol|end[- ]of[- ]life|deprecated|outdated|insecure|vulnerab\w*|(?:or|and) (?:newer|later|higher|above)|at least|minimum)\b/i;

/** `alpine:3.19`, `Debian 11`, `3.6`, `focal`: the release, or another one of the same image. */
function namesRelease(comment: string, image: ImageReference, { product, release }: Ended): boolean {
  const names = [product, baseName(image.repository)].map(escaped).join("|");
  if (new RegExp(`(?:^|[^\\w.-])(?:${names})(?:[ :-]|\\.js ?)v?\\d`, "i").test(comment)) return true;
  const parts = (image.tag ?? "").split(/[-_]/).filter((part) => /^v?\d+\.\d/.test(part) || distributionOfTag(part)?.release !== undefined);
  const own = [...parts, ...(release.includes(".") ? [release] : [])].filter((part) => !/^\d+$/.test(part));
  return own.some((part) => new RegExp(`(?:^|[^\\w.])${escaped(part)}(?![\\w]|\\.\\d)`, "i").test(comment));
}

export interface NamedRelease {
  readonly product: string;
  readonly release: string | undefined;
  /** Its own image. */
  readonly image?: ImageReference | undefined;
}

/** Images of Java by those who build it. */
const builds = /jdk|temurin|corretto|zulu|semeru|liberica|sapmachine/;
/** What folders are called for a product. */
const called: Readonly<Record<string, readonly string[]>> = {
  ".net": ["dotnet", "dotnetcore", "netcore", "aspnet", "aspnetcore"],
  go: ["golang"],
  mysql: ["mysqld"],
  postgresql: ["postgres", "pg"],
  python: ["py"],
};

/** `postgresql`, `postgres`; `node.js`, `nodejs`, `node`. */
function namesOf({ product, image }: NamedRelease): readonly string[] {
  const own = product.toLowerCase();
  const name = image && baseName(image.repository).toLowerCase();
  const java = builds.test(name ?? own) ? ["java", "jdk", "jre", "openjdk"] : [];
  const plain = [own, own.replace(/\./g, ""), own.replace(/\.js$/, "")];
  return [...plain, ...(called[own] ?? []), ...java, ...(name === undefined ? [] : [name])];
}

/** The release, and what the tag says: `9.6.24`, `9.6`, `9`. */
function versionsOf({ release, image }: NamedRelease): ReadonlySet<string> {
  const numbers = /^v?(\d{1,6}(?:\.\d{1,6}){0,3})(?![\d.])/.exec(image?.tag ?? "")?.[1]?.split(".") ?? [];
  const all = numbers.map((_, index) => numbers.slice(0, index + 1).join("."));
  // All releases of Go are 1.
  return new Set([...(release === undefined ? [] : [release]), ...all.filter((version) => version !== "1")]);
}

/** Whose versions look like those of others: `python-3.9` is no Alpine 3.9. */
const counted =
  /^(?:alpine|cuda|cudnn|debian|django|dotnet|elixir|erlang|fedora|go|golang|java|jdk|jre|mariadb|mongo|mongodb|mysql|nginx|node|nodejs|openjdk|php|postgres|postgresql|python|redis|ruby|rust|spark|ubuntu)$/;

/** `ubuntu_18-04`, `ubuntu1804`: the numbers of the release one behind the other, and no more of them. */
function isSpelt(path: string, release: string, own: readonly string[]): boolean {
  const name = new RegExp(`(?:^|/|([a-z]+)[-_]?)${release.replaceAll(".", own.includes("ubuntu") ? "[-_]?" : "[-_]")}(?![-_.]?\\d)`, "i");
  const found = name.exec(path.split("/").slice(-4).join("/"));
  return found !== null && isNoOthers(found[1], own);
}

const isNoOthers = (word: string | undefined, own: readonly string[]): boolean =>
  word === undefined || own.includes(word.toLowerCase()) || !counted.test(word.toLowerCase());

/** Behind a number; `3-deploy-app` is a chapter. */
const isVariant = (part: string): boolean =>
  distributionOfTag(part) !== undefined ||
  /^(?:apache|base|build|ce|cli|debug|dev|ee|fpm|jdk|jre|management|onbuild|prod|rootless|slim|tools|xdebug|zts)\d*$/.test(part);

/** `8.1-alpine/Dockerfile`, `docker/ubuntu-20.04/`, `bullseye/`, `mysql/5.7/`, `postgres/10/`, `redis5/`, `python39/`, `dotnet8-isolated/`: the file is there for this release. */
export function isNamedByPath(path: string | undefined, named: NamedRelease): boolean {
  const { product, release } = named;
  if (path === undefined || release === undefined) return false;
  const family = product.toLowerCase();
  const [own, versions] = [namesOf(named), versionsOf(named)];
  if (release.includes(".") && isSpelt(path, release, own)) return true;
  const isOwn = (part: string): boolean => own.some((name) => part === name || (name.length > 3 && part.startsWith(name)));
  const names = path
    .split("/")
    .slice(-4)
    .map((name) => name.toLowerCase().replace(/^(?:docker|container)file[.-]?|\.(?:docker|container)file$/, ""))
    .map((name) => name.split(/[-_]/));
  const isBesideProduct = names.some((parts) => parts.some(isOwn));
  return names.some((parts) =>
    parts.some((part, index) => {
      const known = distributionOfTag(part);
      if (known?.family === family && known.release === release) return true;
      if (family === "ubuntu" && releaseOfUbuntu(part) === release) return true;
      const [, word = "", version = ""] = /^([a-z]*)(\d+(?:\.\d+)*)$/.exec(part) ?? [];
      // `python39`, `php-81`.
      const before = word === "" ? (parts[index - 1] ?? "") : word;
      if (release.includes(".") && version === release.replaceAll(".", "") && own.includes(before)) return true;
      if (!versions.has(version)) return false;
      // A number alone says nothing of what: `chapter-10`, `10`.
      if (version.includes(".")) return isNoOthers(word === "" ? parts[index - 1] : word, own);
      if (own.includes(word)) return true;
      const isWhole = index === 0 && parts.slice(1).every(isVariant);
      return (word === "" || word === "v") && (parts.some(isOwn) || (isWhole && isBesideProduct));
    }),
  );
}

/** Nobody builds any more what lies there. */
const putAway = /^(?:archived|attic|deprecated|discontinued|obsolete|retired|unmaintained|unsupported)(?:[-_].{1,40})?$/;
/** May be the name of a part of the project; beside the name of an old release it is none. */
const keptAside = /^(?:archives?|eol|end-of-life|legacy|old)$/;

/** `archived/app/Dockerfile`, `archive/buster/Dockerfile`: the project keeps the file, and does not build it; so it is in the folder of a release that has a newer one beside it. */
export function isPutAway(facts: Facts, ended: NamedRelease): boolean {
  const { path } = facts;
  if (isSuperseded(facts)) return true;
  const folders = (path ?? "").toLowerCase().split("/").slice(-4, -1);
  if (folders.some((folder) => putAway.test(folder))) return true;
  return folders.some((folder) => keptAside.test(folder)) && isNamedByPath(path, ended);
}

export function isKeptOnPurpose(file: Pick<Dockerfile, "text">, { span }: Instruction, image: ImageReference, ended: Ended): boolean {
  const comment = explanationAbove(file, span.start).slice(0, 2000);
  return comment !== "" && reason.test(comment) && !onlyOld.test(comment) && namesRelease(comment, image, ended);
}
