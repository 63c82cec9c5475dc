// The images of FROM that have no tag and no digest, and which of them no registry is asked for.
import { buildsImage, namesIn } from "../../context";
import type { FactQuery } from "../../facts";
import { plainImageName } from "../../knowledge/baseImages";
import { deprecatedImage } from "../../knowledge/deprecatedImages";
import { endedDistroless, namesNoDebian } from "../../knowledge/distrolessLife";
import { isOfficialImage } from "../../knowledge/officialImages";
import type { TakenImage } from "../../model/takenImages";
import type { Dockerfile, ImageReference, Stage } from "../../model/types";
import { baseName } from "../../text/path";
import { overlaps, type Span } from "../../text/span";
import type { FileContext } from "../rule";
import { isContextBase } from "./namedImages";

/** No image at all, which an error tells. */
const isInvalid = ({ errors }: Dockerfile, at: Span): boolean =>
  errors.some(({ code, span }) => code === "invalid-image" && overlaps(span, at));

interface UntaggedBase {
  readonly stage: Stage;
  /** As FROM has it. */
  readonly image: ImageReference;
  /** With the variables put in, where they are known. */
  readonly shown: ImageReference;
}

/** Images of FROM without a tag. @param strict as hadolint, which puts no variables in: `build_${ARCH}` has no tag. */
export const untaggedBases = (file: Dockerfile, strict: boolean): readonly UntaggedBase[] =>
  file.stages.flatMap((stage) => {
    const { image, resolvedImage, parent } = stage;
    const shown = resolvedImage ?? (strict && image && !/^\$/.test(image.text) ? image : undefined);
    if (!image || !shown || parent || shown.repository === "scratch") return [];
    return shown.tag === undefined && shown.digest === undefined && !isInvalid(file, image.span) ? { stage, image, shown } : [];
  });

/** The release of the system is part of the name, as in `ubi9-minimal` and `cc-debian12`: another tag is another build of that release. */
export const namesRelease = ({ repository }: ImageReference): boolean =>
  /(?:^|[/_-])(?:ubi|rhel|el|debian|ubuntu|alpine|fedora|rocky|alma|centos)\d+(?:[._/-]|$)/.test(repository);

/** Tags are for variants (`nonroot`, `debug`, `latest-dev`), none for versions: Google's distroless, and what Chainguard gives to everybody. */
const hasNoVersions = (image: ImageReference): boolean =>
  (image.registry === "gcr.io" && /^distroless\//.test(image.repository)) || isChainguards(image);

/** Google's images without the release of Debian in their names, which there are with it, too: they move on to the next one. */
const hasReleases = ({ registry, repository }: ImageReference): boolean => registry === "gcr.io" && namesNoDebian(repository);

/** Of its free images there is nothing but the newest. Source: Chainguard's page on its free images. */
export const isChainguards = ({ registry, repository }: ImageReference): boolean =>
  registry === "cgr.dev" && /^chainguard\//.test(repository);

/** A name without a version, of an image that its publisher still builds. */
export const isUntagged = ({ image }: TakenImage): boolean =>
  image.tag === undefined &&
  image.digest === undefined &&
  !deprecatedImage(plainImageName(image)) &&
  !endedDistroless(plainImageName(image));

/** Where a project that builds the image has its Dockerfile: `<name>/Dockerfile`, `<name>/latest/Dockerfile`. */
const foldersOf = ({ repository }: ImageReference): readonly string[] => {
  const name = baseName(repository);
  return [`../${name}`, `../${name}/latest`, `../../${name}`, `../../${name}/latest`];
};

/** The folders that would tell whether the project builds an image. */
export const siblingQueries = (image: ImageReference): readonly FactQuery[] =>
  [".", ...foldersOf(image)].map((path) => ({ kind: "directory", path }) as const);

/** A folder beside this one that is called like the image and has a Dockerfile, or a Dockerfile beside this one: the project builds it itself. */
export function isBuiltBeside(image: ImageReference, { facts }: FileContext): boolean {
  if (isOfficialImage(image.repository)) return false;
  const name = baseName(image.repository);
  const beside = namesIn(facts, ".");
  return (
    foldersOf(image).some((folder) => namesIn(facts, folder)?.has("Dockerfile")) ||
    [`${name}.Dockerfile`, `${name}.dockerfile`, `Dockerfile.${name}`, `Dockerfile-${name}`].some((each) => beside?.has(each))
  );
}

const nameOf = ({ registry, repository }: ImageReference): string => (registry === undefined ? repository : `${registry}/${repository}`);

/** No registry is asked for it: the project builds it, or the build command gives a context that name. */
export function isOwn({ stage, shown }: UntaggedBase, file: FileContext): boolean {
  if (shown.registry === undefined && !shown.repository.includes("/") && !isOfficialImage(shown.repository)) return true;
  if (isBuiltBeside(shown, file)) return true;
  if (!isOfficialImage(shown.repository) && buildsImage(file.facts, nameOf(shown))) return true;
  return isContextBase(file, stage);
}

const origin =
  /\b(?:local(?:ly)?|contexts?|built|bake(?:file)?|inject\w*|overrid\w*|replaced?|placeholder|latest|on purpose|untagged|tags?|image source)\b/i;
/** `# Build stage` is a heading. */
const heading = /^(?:\W*\w+){0,4}\W*$/;

/** The comment right above tells where the image comes from, or why it has no tag. */
export const tellsOrigin = (comment: string): boolean => origin.test(comment) || (/\bbuild\b/i.test(comment) && !heading.test(comment));

/** Made on this machine, as its name says. */
export const isLocal = ({ registry, repository }: ImageReference): boolean =>
  /^localhost(?::|$)/.test(registry ?? "") || /(?:^|[/_-])local(?:$|[/_-])/.test(repository);

/** What is to be told of it. */
export const wordsFor = (image: ImageReference): "release" | "digest" | "untagged" =>
  hasReleases(image) ? "release" : hasNoVersions(image) ? "digest" : "untagged";
