// Puts a final stage that needs no shell on an image without one: distroless for Node.js and Java, scratch for a static program.
import { keywordLike, linesBelow } from "../../edits";
import { buildsStaticGo, needsSystem } from "../../image";
import { plainImageName } from "../../knowledge/baseImages";
import { distrolessJava, distrolessNode } from "../../knowledge/distrolessLife";
import type { Dockerfile, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { covers, replace, type Span, type TextEdit } from "../../text/span";
import { type FindRefactoring, titled } from "./types";

function finalAt(
  doc: Dockerfile,
  at: Span,
): { stage: Stage; image: NonNullable<Stage["image"]>; starts: readonly Instruction[] } | undefined {
  const stage = doc.finalStage;
  const image = stage?.image;
  if (!stage || !image || doc.stages.length < 2 || !covers(stage.from.span, { start: at.start, end: at.start })) return undefined;
  const starts = stage.instructions.filter(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT");
  return !stage.instructions.some(needsSystem) && !stage.parent && starts.length > 0 ? { stage, image, starts } : undefined;
}

function target(image: NonNullable<Stage["image"]>, stage: Stage): { readonly image: string; readonly program: string } | undefined {
  const tag = image.tag ?? "";
  const release = /^\d+/.exec(tag)?.[0] ?? "";
  const name = plainImageName(image);
  // The same image with another user: which one counts, the stage says, or it stays root.
  const variant = stage.effective("USER") ? "nonroot" : "latest";
  if (/alpine/.test(tag) || image.digest !== undefined) return undefined; // another C library than what was built for it
  if (name === "node" && distrolessNode.has(release))
    return { image: `gcr.io/distroless/nodejs${release}-debian13:${variant}`, program: "node" };
  if (name === "eclipse-temurin" && distrolessJava.has(release))
    return { image: `gcr.io/distroless/java${release}-debian13:${variant}`, program: "java" };
  return undefined;
}

/** The interpreter is the image's own ENTRYPOINT: what is left of the command is CMD. */
function withoutProgram(doc: Dockerfile, starts: readonly Instruction[], program: string): TextEdit | undefined {
  const [start, second] = starts;
  const items = start?.json;
  const [first, next] = items ?? [];
  if (!start || second || first?.value !== program || !next) return undefined;
  const plain = program === "node" || next.value === "-jar";
  const rest = program === "java" ? items?.[2] : next;
  if (!plain || !rest || rest.value.startsWith("-")) return undefined;
  return replace({ start: start.keywordSpan.start, end: rest.span.start }, `${keywordLike(doc, start, "CMD")} [`);
}

export const toDistroless: FindRefactoring = (doc, at) => {
  const final = finalAt(doc, at);
  const to = final && target(final.image, final.stage);
  const start = final && to && withoutProgram(doc, final.starts, to.program);
  if (!final || !to || !start) return undefined;
  const title = titled("Switch to the distroless image {image}", { image: to.image });
  return {
    id: "switch-to-distroless",
    kind: "refactor.rewrite",
    title,
    review: true,
    edits: () => [replace(final.image.span, to.image), start],
  };
};

/** The one stage from which the final one copies. */
function sourceStage(doc: Dockerfile, stage: Stage): Stage | undefined {
  const copies = stage.instructions.filter(({ keyword }) => keyword === "COPY" || keyword === "ADD");
  const names = new Set(copies.map(({ flags }) => flags.find(({ name }) => name === "from")?.value?.toLowerCase()));
  const [name] = names;
  if (names.size !== 1 || name === undefined) return undefined;
  return doc.stages.find((each) => each !== stage && (each.name === name || String(each.index) === name));
}

/** What programs of Go read of the system: certificates, the names of users, time zones (where the toolchain had its own). */
const files = ["/etc/ssl/certs/ca-certificates.crt", "/etc/passwd", "/usr/local/go/lib/time/zoneinfo.zip"] as const;

const fromGolang = ({ baseImage }: Stage): boolean => baseImage !== undefined && plainImageName(baseImage) === "golang";

export const toScratch: FindRefactoring = (doc, at) => {
  const final = finalAt(doc, at);
  const source = final && sourceStage(doc, final.stage);
  const name = final && plainImageName(final.image);
  if (!final || !source?.name || !name || !/^(?:alpine|debian|ubuntu|busybox|gcr\.io\/distroless\/static.*)$/.test(name)) return undefined;
  if (!fromGolang(source) || !buildsStaticGo(doc, source.instructions)) return undefined;
  return {
    id: "switch-to-scratch",
    kind: "refactor.rewrite",
    title: titled("Switch to scratch, with certificates and /etc/passwd"),
    review: true,
    edits() {
      const copies = files.map((path) => `COPY --from=${source.name} ${path} ${path}`);
      return [replace(final.image.span, "scratch"), linesBelow(doc, final.stage.from, copies)];
    },
  };
};
