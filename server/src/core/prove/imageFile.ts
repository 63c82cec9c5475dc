// A Dockerfile that says of an image what the image itself says: for an image that is proven without its Dockerfile.

/** What an engine says of an image, as far as it decides on the start. */
export interface ImageStart {
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly stopSignal: string | undefined;
  readonly workdir: string | undefined;
}

const array = (words: readonly string[]): string => JSON.stringify(words);

/** Its base is the image: what it holds is told by the tables where its name is in them. */
export function imageAsDockerfile(name: string, { entrypoint, cmd, stopSignal, workdir }: ImageStart): string {
  return [
    `FROM ${name}`,
    ...(workdir === undefined ? [] : [`WORKDIR ${workdir}`]),
    `ENTRYPOINT ${array(entrypoint)}`,
    `CMD ${array(cmd)}`,
    ...(stopSignal === undefined ? [] : [`STOPSIGNAL ${stopSignal}`]),
    "",
  ].join("\n");
}
