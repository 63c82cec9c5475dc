// Hover of what FROM, COPY --from and RUN --mount from= name: a stage of the file, or an image.

import { isDockerHub } from "../../knowledge/registries";
import { type StageReference, stageReferences } from "../../model/stageReferences";
import type { Dockerfile, ImageReference, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { lineNumber } from "../../text/lines";
import { imagePage } from "../imagePage";
import { describeBase, describeImage } from "./base";
import { code, dockerfileBlock, headline, page } from "./markdown";
import { finalStage, stageTitle } from "./stageWords";

export function sourceHover(doc: Dockerfile, { instruction, stage, how, text }: StageReference): string | undefined {
  if (stage) return stageHover(doc, stage);
  if (how === "FROM") {
    const here = doc.stageOf(instruction);
    return here?.image && imageHover(here.image, here.resolvedImage);
  }
  return page(headline(text, "an image or a named build context: no stage in front of this line has the name."), [
    `\`docker build --build-context ${text}=…\` gives it a meaning; else the image is pulled.`,
  ]);
}

/** Also for the name behind AS. */
export function stageHover(doc: Dockerfile, stage: Stage): string {
  const uses = stageReferences(doc).filter((reference) => reference.stage === stage);
  const lines = uses.map(({ how, span }) => `${describeUse[how]} in line ${lineNumber(doc.text, span.start)}`);
  const base = describeBase(stage);
  const notes = [
    ...(base ? [base] : []),
    lines.length > 0 ? `Used by ${lines.join(", ")}.` : "No other stage uses it.",
    ...(stage.isFinal ? [finalStage] : []),
  ];
  const head = `**Stage ${stageTitle(stage)}**, line ${lineNumber(doc.text, stage.from.span.start)}`;
  return page(head, notes, dockerfileBlock(outline(doc, stage.from)));
}

const describeUse: Readonly<Record<StageReference["how"], string>> = { FROM: "FROM", COPY: "COPY --from", mount: "RUN --mount" };

/** The instruction as written, at most five lines. */
function outline(doc: Dockerfile, instruction: Instruction): string {
  const lines = doc.slice(instruction.span).split("\n");
  return lines.length <= 5 ? lines.join("\n") : [...lines.slice(0, 5), "…"].join("\n");
}

/** @param resolved with the defaults of global ARGs put in. */
export function imageHover(image: ImageReference, resolved: ImageReference | undefined): string {
  const known = resolved ?? image;
  const about = describeImage(known);
  if (image.text === "scratch") return headline(image.text, about ?? "the empty image.");
  const notes = [
    ...(resolved && resolved.text !== image.text ? [`With the defaults of this file: ${code(resolved.text)}.`] : []),
    registryNote(known),
    versionNote(known),
    ...(about ? [about] : []),
  ];
  const link = imagePage(known);
  return page(headline(image.text, "the image that this stage begins with."), notes, link && `[Page of the image](${link})`);
}

function registryNote(image: ImageReference): string {
  if (!isDockerHub(image.registry)) return `Registry ${code(image.registry ?? "")}, repository ${code(image.repository)}.`;
  const name = image.repository.replace(/^library\//, "");
  return name.includes("/") ? `Repository ${code(name)} of Docker Hub.` : `Official image ${code(name)} of Docker Hub.`;
}

function versionNote({ tag, digest }: ImageReference): string {
  if (digest !== undefined)
    return `Pinned by its digest: always the same content${tag === undefined ? "" : `; the tag ${code(tag)} is only for readers`}.`;
  if (tag === undefined || tag === "latest") return "Tag `latest`: whatever was pushed last. Another day it may be another version.";
  return `Tag ${code(tag)}: may be pushed anew, with another content.`;
}
