// Hovers that say what an engine or a registry has told of the base image, and who has told it.
import { expect, test } from "vitest";
import { type ImageConfig, parse } from "../../server/src/core";
import { hover, needs } from "../../server/src/core/features/hover";
import { cursor } from "../support/cursor";
import { told } from "../support/images";

function notes(source: string, images: Readonly<Record<string, Partial<ImageConfig>>>): string | undefined {
  const { text, offset } = cursor(source);
  return hover(parse(text), offset, told(images))?.markdown;
}

test("FROM: the image's own configuration", () => {
  const config = {
    entrypoint: ["/entry.sh"],
    cmd: ["serve"],
    user: "app",
    workdir: "/srv",
    stopSignal: "SIGINT",
    env: { LEVEL: "3" },
    ports: ["8080/tcp"],
    volumes: ["/data"],
    healthcheck: ["CMD-SHELL", "curl localhost"],
    onbuild: ["COPY . /srv"],
  };
  expect(notes("FROM own/<|>server:1-bookworm\n", { "own/server:1-bookworm": config })).toMatchInlineSnapshot(`
    "**\`own/server:1-bookworm\`**: the image that this stage begins with.

    - Repository \`own/server\` of Docker Hub.
    - Tag \`1-bookworm\`: may be pushed anew, with another content.
    - Debian 12, \`/bin/sh\` is dash, packages by \`apt-get\`. The image on this machine has ENTRYPOINT \`["/entry.sh"]\`, CMD \`["serve"]\`, USER \`app\`, STOPSIGNAL \`SIGINT\`, WORKDIR \`/srv\`, EXPOSE \`8080/tcp\`, VOLUME \`/data\`, HEALTHCHECK \`CMD-SHELL curl localhost\`, ONBUILD \`COPY . /srv\`, ENV \`LEVEL=3\`.

    [Page of the image](https://hub.docker.com/r/own/server)"
  `);
  expect(notes("FROM <|>own/empty\n", { "own/empty": { from: "registry" } })).toMatchInlineSnapshot(`
    "**\`own/empty\`**: the image that this stage begins with.

    - Repository \`own/empty\` of Docker Hub.
    - Tag \`latest\`: whatever was pushed last. Another day it may be another version.
    - The image in its registry sets nothing.

    [Page of the image](https://hub.docker.com/r/own/empty)"
  `);
});

test("a variable of the image", () => {
  expect(notes("FROM base\nCOPY a $<|>HOME_OF_APP/\n", { base: { env: { HOME_OF_APP: "/srv" } } })).toMatchInlineSnapshot(`
    "**\`$HOME_OF_APP\`**: environment variable (ENV).

    - Value here: \`/srv\`
    - Set by the base image."
  `);
});

test("a hover asks for the images of the file", () => {
  expect(needs(parse("FROM node:22\n"), 6, told({}))).toEqual([{ kind: "image", name: "node:22", platform: undefined }]);
});
