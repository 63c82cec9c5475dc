// What the engine of this machine says of images that it has. It is never told to pull one.
import { type ImageFact, imageKey } from "../../core";
import { isObject, platformOf, readImageConfig, suits } from "../imageConfig";
import type { ImageQuestion } from "../images";
import { type Engine, runEngine } from "./engine";

/** An engine that is starting answers late; whoever waits has better things to do. */
const patience = 5000;
/** Names in one call: an answer takes some thousand characters an image. */
const mostNames = 50;

/** `docker.io/library/debian:12`, whichever way it is written; behind a digest the tag does not count. */
export function fullName(name: string): string {
  const [before = "", digest] = name.split("@");
  const first = before.split("/", 1)[0] ?? "";
  const isHost = before.includes("/") && (/[.:]/.test(first) || first === "localhost");
  const path = isHost ? before : `docker.io/${before.includes("/") ? "" : "library/"}${before}`;
  const tagAt = path.indexOf(":", path.lastIndexOf("/"));
  const host = path.replace(/^index\.docker\.io\//, "docker.io/").replace(/^docker\.io\/(?=[^/]+$)/, "docker.io/library/");
  if (digest !== undefined) return `${tagAt < 0 ? host : host.slice(0, host.lastIndexOf(":"))}@${digest}`;
  return tagAt < 0 ? `${host}:latest` : host;
}

const names = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string").map(fullName) : [];

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return []; // Not the answer of an engine: as if there were none.
  }
}

/** What it has, by each name of it. */
async function inspected(engine: Engine, asked: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
  const { stdout } = await runEngine(engine, ["image", "inspect", ...asked], { timeoutMilliseconds: patience });
  const found = new Map<string, unknown>();
  for (const image of parsed(stdout)) {
    if (!isObject(image)) continue;
    // Podman keeps what it built itself under localhost.
    for (const name of [...names(image.RepoTags), ...names(image.RepoDigests)]) {
      found.set(name, image);
      if (name.startsWith("localhost/")) found.set(fullName(name.slice("localhost/".length)), image);
    }
  }
  return found;
}

function factOf(image: unknown, platform: string | undefined): ImageFact | null {
  if (!isObject(image) || !suits(platformOf(image), platform)) return null;
  return { config: readImageConfig(image.Config, "engine") };
}

/** null for what it does not have, or has for another platform. Never throws: without an answer it has nothing. */
export async function imagesOfEngine(
  engine: Engine | undefined,
  questions: readonly ImageQuestion[],
): Promise<ReadonlyMap<string, ImageFact | null>> {
  const asked = [...new Set(questions.map(({ name }) => name))].filter((name) => !name.startsWith("-"));
  const found = new Map<string, unknown>();
  for (let at = 0; engine && at < asked.length; at += mostNames) {
    for (const [name, image] of await inspected(engine, asked.slice(at, at + mostNames))) found.set(name, image);
  }
  return new Map(questions.map(({ name, platform }) => [imageKey(name, platform), factOf(found.get(fullName(name)), platform)]));
}
