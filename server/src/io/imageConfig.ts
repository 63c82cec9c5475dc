// Reads what Docker and the OCI image specification call the configuration of an image, as engines and registries write it.
import type { ImageConfig } from "../core";

type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

/** An array, a command line of old images as one string, or nothing; an empty array is nothing too. */
function wordsOf(value: unknown): readonly string[] | null {
  const words = typeof value === "string" && value !== "" ? [value] : textsOf(value);
  return words.length > 0 ? words : null;
}

const namesOf = (value: unknown): readonly string[] => (isObject(value) ? Object.keys(value).sort() : []);

function variablesOf(value: unknown): Readonly<Record<string, string>> {
  const pairs = textsOf(value).map((each): [string, string] => {
    const sign = each.indexOf("=");
    return sign < 0 ? [each, ""] : [each.slice(0, sign), each.slice(sign + 1)];
  });
  return Object.fromEntries(pairs);
}

const labelsOf = (value: unknown): Readonly<Record<string, string>> =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : [])))
    : {};

/** @param value the object that holds `Entrypoint`, `Cmd` … */
export function readImageConfig(value: unknown, from: ImageConfig["from"]): ImageConfig {
  const config = isObject(value) ? value : {};
  const health = isObject(config.Healthcheck) ? wordsOf(config.Healthcheck.Test) : null;
  return {
    from,
    entrypoint: wordsOf(config.Entrypoint),
    cmd: wordsOf(config.Cmd),
    user: textOf(config.User),
    env: variablesOf(config.Env),
    workdir: textOf(config.WorkingDir),
    stopSignal: textOf(config.StopSignal),
    shell: wordsOf(config.Shell),
    ports: namesOf(config.ExposedPorts),
    volumes: namesOf(config.Volumes),
    healthcheck: health,
    labels: labelsOf(config.Labels),
    onbuild: textsOf(config.OnBuild),
  };
}

/** `linux/arm64/v8` @param value the object that holds os, architecture and variant, in small letters or as engines write them */
export function platformOf(value: unknown): string | undefined {
  if (!isObject(value)) return undefined;
  const parts = [value.os ?? value.Os, value.architecture ?? value.Architecture, value.variant ?? value.Variant].map(textOf);
  return parts[0] === null || parts[1] === null ? undefined : parts.filter((part) => part !== null).join("/");
}

const plain = (platform: string): string => platform.toLowerCase().replace(/^(linux\/arm64)\/v8$/, "$1");

/** Whether an image of this platform is meant by what FROM asks for: `linux/arm` takes `linux/arm/v7`; a word alone is a processor. */
export function suits(platform: string | undefined, wanted: string | undefined): boolean {
  if (platform === undefined || wanted === undefined) return true;
  const asked = plain(wanted.includes("/") ? wanted : `linux/${wanted}`);
  return plain(platform) === asked || plain(platform).startsWith(`${asked}/`);
}
