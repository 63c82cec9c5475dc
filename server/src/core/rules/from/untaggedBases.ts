// The images of FROM that have no tag and no digest, and which of them no registry is asked for.
import { namesContext, namesIn } from "../../context";
import { isOfficialImage } from "../../knowledge/officialImages";
import type { Dockerfile, ImageReference, Stage } from "../../model/types";
import { variableUses } from "../../model/variableUses";
import { baseName } from "../../text/path";
import { overlaps, type Span } from "../../text/span";
import type { FileContext } from "../rule";

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
  /(?:^|[/_-])(?:ubi|rhel|el|debian|ubuntu|alpine|fedora|rocky|alma|centos)\d+(?:[._-]|$)/.test(repository);

/** Google's distroless images have tags for variants (`nonroot`, `debug`), none for versions. */
export const hasNoVersions = ({ repository, registry }: ImageReference): boolean =>
  registry === "gcr.io" && /^distroless\//.test(repository);

/** A folder beside this one that is called like the image and has a Dockerfile: the project builds it itself. */
export const siblingOf = ({ repository }: ImageReference): string => `../${baseName(repository)}`;

/** No registry is asked for it: the project builds it, or the build command gives a context that name. */
export function isOwn({ stage, image, shown }: UntaggedBase, file: FileContext): boolean {
  if (shown.registry === undefined && !shown.repository.includes("/") && !isOfficialImage(shown.repository)) return true;
  if (!isOfficialImage(shown.repository) && namesIn(file.facts, siblingOf(shown))?.has("Dockerfile")) return true;
  const variables = variableUses(stage.from, file.tree.escape).map(({ name }) => name);
  return namesContext(file.facts, [image.text, shown.text, ...variables]);
}
