// Hover of images, stages, and words with a meaning: ports, signals, labels.
import { describe, expect, test } from "vitest";
import { drawHover, drawNotes } from "../support/hover";

test("signals by number and without SIG, as the builder reads them", () => {
  expect(drawNotes("FROM a\nSTOPSIGNAL 3<|>7")).toContain("**`SIGRTMIN+3`**: signal 37. systemd as PID 1: halt.");
  expect(drawNotes("FROM a\nSTOPSIGNAL RTMIN<|>+3")).toContain("**`SIGRTMIN+3`**");
  expect(drawNotes("FROM a\nSTOPSIGNAL in<|>t")).toContain("**`SIGINT`**: signal 2.");
  expect(drawHover("FROM a\nSTOPSIGNAL FO<|>O")).toBe("nothing");
});

describe("images and stages", () => {
  test("an official image", () => {
    expect(drawHover("FROM python:3.13-al<|>pine")).toMatchInlineSnapshot(`
      "FROM python:3.13-alpine
           ~~~~~~~~~~~~~~~~~~
      **\`python:3.13-alpine\`**: the image that this stage begins with.

      - Official image \`python\` of Docker Hub.
      - Tag \`3.13-alpine\`: may be pushed anew, with another content.
      - Alpine, \`/bin/sh\` is ash, packages by \`apk\`, CMD \`["python3"]\`.

      [Page of the image](https://hub.docker.com/_/python)"
    `);
  });

  test("Docker Hub by another of its names", () => {
    expect(drawNotes("FROM index.docker.io/library/no<|>de:22")).toContain("Official image `node` of Docker Hub.");
  });

  test("without a tag", () => {
    expect(drawNotes("FROM ngi<|>nx")).toContain("Tag `latest`: whatever was pushed last.");
  });

  test("a digest and another registry", () => {
    expect(drawNotes(`FROM ghcr.io/acme/a<|>pp:1@sha256:${"0".repeat(64)}`)).toMatchInlineSnapshot(`
      "FROM ghcr.io/acme/app:1@sha256:0000000000000000000000000000000000000000000000000000000000000000
           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      **\`ghcr.io/acme/app:1@sha256:0000000000000000000000000000000000000000000000000000000000000000\`**: the image that this stage begins with.

      - Registry \`ghcr.io\`, repository \`acme/app\`.
      - Pinned by its digest: always the same content; the tag \`1\` is only for readers.

      [Page of the image](https://ghcr.io/acme/app)"
    `);
  });

  test("an image whose version is a variable", () => {
    expect(drawNotes("ARG V=3.22\nFROM alp<|>ine:$V")).toContain("With the defaults of this file: `alpine:3.22`.");
  });

  test("scratch", () => {
    expect(drawHover("FROM scr<|>atch")).toMatchInlineSnapshot(`
      "FROM scratch
           ~~~~~~~
      **\`scratch\`**: Nothing: no files, no shell, no package manager. Only what COPY and ADD bring is there."
    `);
  });

  test("a stage as base, in COPY --from, in from= of a mount, by its number, and behind AS", () => {
    const stage = "**Stage `build`**, line 1";
    expect(drawHover("FROM golang AS build\nFROM bui<|>ld")).toContain(stage);
    expect(drawHover("FROM golang AS Build\nFROM alpine\nCOPY --from=BUI<|>LD a b")).toContain(stage);
    expect(drawHover("FROM golang AS build\nFROM alpine\nRUN --mount=from=bui<|>ld,target=/x ls")).toContain(stage);
    expect(drawHover("FROM golang AS build\nFROM alpine\nCOPY --from=<|>0 a b")).toContain(stage);
    expect(drawHover("FROM golang AS bui<|>ld\nFROM alpine")).toContain(stage);
  });

  test("what a stage is used by", () => {
    expect(drawHover("FROM golang AS bui<|>ld\nRUN make\nFROM alpine\nCOPY --from=build a b")).toMatchInlineSnapshot(`
      "FROM golang AS build
                     ~~~~~
      **Stage \`build\`**, line 1

      - \`golang\`: Debian 13, \`/bin/sh\` is dash, packages by \`apt-get\`, CMD \`["bash"]\`.
      - Used by COPY --from in line 4.

      \`\`\`dockerfile
      FROM golang AS build
      \`\`\`"
    `);
  });

  test("an image in COPY --from", () => {
    expect(drawNotes("FROM alpine\nCOPY --from=ngi<|>nx:1.29 a b")).toMatchInlineSnapshot(`
      "COPY --from=nginx:1.29 a b
                  ~~~~~~~~~~
      **\`nginx:1.29\`**: an image or a named build context: no stage in front of this line has the name.

      - \`docker build --build-context nginx:1.29=…\` gives it a meaning; else the image is pulled."
    `);
  });
});

describe("words", () => {
  test("ports", () => {
    expect(drawHover("FROM alpine\nEXPOSE 80 84<|>43/tcp")).toMatchInlineSnapshot(`
      "EXPOSE 80 8443/tcp
                ~~~~~~~~
      **\`8443/tcp\`**: Port 8443, TCP.

      - The program must listen on it by itself, on \`0.0.0.0\` and not only on \`127.0.0.1\`.
      - Reachable from the host with \`docker run -p 8443:8443\`; other containers of the network reach it without."
    `);
    expect(drawHover("FROM alpine\nEXPOSE 70<|>00-7010/udp")).toContain("Ports 7000 to 7010, UDP.");
    expect(drawHover("FROM alpine\nEXPOSE htt<|>p")).toBe("nothing");
  });

  test("signals by name and number", () => {
    expect(drawHover("FROM alpine\nSTOPSIGNAL qu<|>it")).toContain("**`SIGQUIT`**: signal 3.");
    expect(drawHover("FROM alpine\nSTOPSIGNAL 1<|>5")).toContain("**`SIGTERM`**: signal 15.");
    expect(drawHover("FROM alpine\nSTOPSIGNAL SIG<|>FOO")).toBe("nothing");
  });

  test("a label of the OCI specification", () => {
    expect(drawHover('FROM alpine\nLABEL org.opencontainers.image.lic<|>enses="MIT"')).toContain("SPDX");
    expect(drawHover("FROM alpine\nLABEL my<|>.label=x")).toBe("nothing");
  });

  test("a variable in a JSON array: nobody expands it but a shell of the array", () => {
    expect(drawHover('FROM alpine\nCMD ["app", "--port=$PO<|>RT"]')).toMatchInlineSnapshot(`
      "CMD ["app", "--port=$PORT"]
                  ~~~~~~~~~~~~~~
      **\`--port=$PORT\`**: Docker expands no variables in this JSON array: the program gets \`$PORT\` as it is written.

      - Shell form expands variables: \`CMD program $PORT\`. So does a shell in the array: \`["sh", "-c", "exec program $PORT"]\`."
    `);
    expect(drawHover('FROM alpine\nCMD ["/bin/sh", "-c", "app $PO<|>RT"]')).toContain("`/bin/sh` of this array gets it so");
    expect(drawHover('FROM alpine\nCMD ["app", "--po<|>rt"]')).toBe("nothing");
  });
});
