// A single-stage image that ships the compilers and build tools which made it.
import { runtimeBase } from "../../knowledge/runtimeBases";
import { splitNeeds, splitStages } from "../../split";
import { defineRule } from "../rule";

export default defineRule({
  id: "single-stage-build-tools",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds a Dockerfile of one stage whose image still holds what only the build needed, where it is clear how to leave that behind.",
    why:
      "Compilers, package caches and development libraries make the image several times as large and give whoever breaks in more to work with. " +
      "A second stage takes over only what the container starts.",
    bad: 'FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci\nEXPOSE 8080\nCMD ["node", "server.js"]\n',
    good:
      "FROM node:24 AS build\nWORKDIR /app\nCOPY . .\nRUN npm ci\n\nFROM node:24-slim\nWORKDIR /app\nCOPY --from=build /app /app\n" +
      'EXPOSE 8080\nCMD ["node", "server.js"]\n',
    fixSafety: "Needs a look: the final image lacks every program and library that nothing in the file asks for by name.",
    whenNot: "An image to develop in, or one that compiles when it runs.",
  },
  messages: {
    found:
      "The image ships what was only needed to build: {image} with its compilers and tools. Build in one stage, and run in another one on {base}",
    split: "Split into build and runtime stages",
  },
  needs: (file) => splitNeeds(file),
  *check(file) {
    const [stage, second] = file.stages;
    // The image is looked up first: it costs nothing, and most files end here.
    const image = stage?.resolvedImage;
    if (!stage?.image || !image || second || !runtimeBase(image, image.text)) return;
    const split = splitStages(file, file.facts);
    if (!split.offered) return;
    yield {
      at: stage.image.span,
      says: ["found", { image: stage.image.text, base: split.base }],
      fix: { title: ["split"], safety: "review", edits: () => split.edits },
    };
  },
});
