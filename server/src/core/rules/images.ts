// What rules ask of the image that a stage stands on, and of everything that its parents and itself do to it.
import { type BaseImage, baseImage, plainImageName } from "../knowledge/baseImages";
import { bringsTool, type Tool } from "../knowledge/imageTools";
import type { ImageReference, Scope, Stage } from "../model/types";
import type { Instruction } from "../syntax/types";

const known = new WeakMap<ImageReference, { readonly image: BaseImage | undefined }>();

/** What is known of the external image below a stage; undefined where nothing is. */
export function imageBelow(stage: Stage | undefined): BaseImage | undefined {
  const reference = stage?.baseImage;
  if (!reference) return undefined;
  let entry = known.get(reference);
  if (!entry) {
    entry = { image: baseImage(reference) };
    known.set(reference, entry);
  }
  return entry.image;
}

/** `scratch`, distroless and chiseled images, which have no `/bin/sh`; undefined where the image has one, or is not known. */
export function shellLess(stage: Stage | undefined): "scratch" | "distroless" | undefined {
  const image = imageBelow(stage);
  const family = image?.distribution?.family;
  return (family === "scratch" || family === "distroless") && image?.shell?.kind === "none" ? family : undefined;
}

/** Nobody chains more stages; a longer chain is read from its end. */
const mostParents = 20;

/** The instructions that made a stage's file system: its parents' first, its own up to `before`. FROM is left out. */
export function historyOf(stage: Stage, before?: Instruction): readonly Instruction[] {
  const parts = [before ? stage.instructions.filter(({ index }) => index < before.index) : stage.instructions];
  for (let { parent } = stage; parent && parts.length <= mostParents; { parent } = parent) parts.push(parent.instructions);
  return parts.length === 1 ? (parts[0] ?? []) : parts.reverse().flat();
}

/** The user in force as written, variables expanded: `app`, `1000:1000`; undefined where no USER stands before, or it is not known. */
export const userIn = (scope: Scope): string | undefined => scope.user && scope.expand(scope.user.arguments.text);

/** The name or number before the colon. */
export const withoutGroup = (user: string): string => user.split(":", 1)[0] ?? user;

export const isRoot = (user: string): boolean => /^(root|0+)$/.test(withoutGroup(user));

const tools = new WeakMap<ImageReference, Map<Tool, boolean | undefined>>();

/** Whether the external image below a stage brings the tool; undefined: not known. */
export function toolBelow(stage: Stage | undefined, tool: Tool): boolean | undefined {
  const reference = stage?.baseImage;
  if (!reference) return undefined;
  const answers = tools.get(reference) ?? new Map<Tool, boolean | undefined>();
  if (!answers.has(tool)) answers.set(tool, bringsTool(plainImageName(reference), reference.tag ?? "latest", tool));
  tools.set(reference, answers);
  return answers.get(tool);
}
