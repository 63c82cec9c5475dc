// Facts in which an engine or a registry has told of images.
import { type Facts, type ImageConfig, noFacts } from "../../server/src/core";

const empty: ImageConfig = {
  from: "engine",
  entrypoint: null,
  cmd: null,
  user: null,
  env: {},
  workdir: null,
  stopSignal: null,
  shell: null,
  ports: [],
  volumes: [],
  healthcheck: null,
  labels: {},
  onbuild: [],
};

/** @param images by name, or `name platform`; what is left out is not set */
export function told(images: Readonly<Record<string, Partial<ImageConfig>>>, base: Facts = noFacts): Facts {
  const facts = Object.entries(images).map(([name, config]) => [name, { config: { ...empty, ...config } }] as const);
  return { ...base, images: new Map(facts), version: base.version + 1 };
}
