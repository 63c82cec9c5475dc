// A final stage on an image for developers that compiles nothing.
import { type DeveloperImage, developerImages } from "../../knowledge/buildImages";
import { imageBelow } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";

/** The line of text that an instruction gives, heredocs with it. */
const textsOf = (stage: Stage): readonly string[] =>
  historyOf(stage).flatMap(({ line, heredocs }) => [line.text, ...heredocs.map(({ body }) => body.text)]);

/** undefined: the image is another one, or something here may need what it holds. */
export function needlessDeveloperImage(stage: Stage): DeveloperImage | undefined {
  const name = imageBelow(stage)?.name;
  const tag = stage.baseImage?.tag ?? "";
  const found = name === undefined ? undefined : developerImages.find(({ image, develops }) => image.test(name) && develops.test(tag));
  return found && !textsOf(stage).some((text) => found.needs.test(text)) ? found : undefined;
}
