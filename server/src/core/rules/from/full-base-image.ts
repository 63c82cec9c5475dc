// A final stage that only copies a finished result onto a full distribution.
import { withSlimTwin } from "../../knowledge/alpinePackages";
import { imageBelow } from "../../model/baseImage";
import { insert } from "../../text/span";
import { defineRule } from "../rule";

export default defineRule({
  id: "full-base-image",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a final stage that runs nothing and only copies from other stages, on the full image of a distribution or language that has a `-slim` variant.",
    why: "The full image brings compilers, headers and version control, hundreds of megabytes that a finished program does not use.",
    bad: 'FROM node:24 AS build\nRUN npm ci && npm run build\n\nFROM node:24\nCOPY --from=build /app /app\nCMD ["node", "/app/server.js"]\n',
    good: 'FROM node:24 AS build\nRUN npm ci && npm run build\n\nFROM node:24-slim\nCOPY --from=build /app /app\nCMD ["node", "/app/server.js"]\n',
    fixSafety: "Needs a look: a library or a program such as curl or git may be missing in the slim variant.",
    whenNot: "The program calls tools of the full image.",
  },
  messages: {
    full: "This stage only copies a finished result, for which {image}-slim is enough: it is hundreds of megabytes smaller",
    slim: "Take {image}-slim",
  },
  reads: ["FROM", "ARG", "RUN", "COPY"],
  *check(file) {
    const stage = file.finalStage;
    const image = stage?.image;
    if (!stage || !image || stage.parent || file.stages.length < 2 || image.digest !== undefined) return;
    const tag = image.tag;
    if (
      !withSlimTwin.has(imageBelow(stage)?.name ?? "") ||
      tag === undefined ||
      !/^\d[\d.]*(-(trixie|bookworm|bullseye))?$|^(trixie|bookworm)$/.test(tag)
    )
      return;
    if (
      stage.instructions.some(({ keyword }) => keyword === "RUN") ||
      !stage.instructions.some(({ flags }) => flags.some(({ name }) => name === "from"))
    )
      return;
    yield {
      at: image.span,
      says: ["full", { image: image.text }],
      fix: { title: ["slim", { image: image.text }], safety: "review", edits: () => [insert(image.span.end, "-slim")] },
    };
  },
});
