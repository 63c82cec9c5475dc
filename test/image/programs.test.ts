// Programs of an image: of the base image, installed, copied, linked, removed; and packages.
import { expect, test } from "vitest";
import { answers } from "./support";

const curl = (image: string, line: string): string => answers(`FROM ${image}\n${line}\n`, ["program curl"]).replace("program curl: ", "");

test.each([
  ["installed", "RUN apk add --no-cache curl", "yes, by RUN apk add --no-cache curl"],
  ["installed with a version", "RUN apk add curl=8.1-r0", "yes, by RUN apk add curl=8.1-r0"],
  ["in a list that a variable holds", 'ARG TOOLS="git curl"\nRUN apk add $TOOLS', "yes, by RUN apk add $TOOLS"],
  ["in a list of the script", 'RUN tools="git curl" && apk add $tools', 'yes, by RUN tools="git curl" && apk add $tools'],
  ["in a list that is not known", "RUN apk add $TOOLS", "perhaps, what apk installs in RUN apk add $TOOLS"],
  ["in a file", "RUN apk add $(cat /p)", "perhaps, what apk installs in RUN apk add $(cat /p)"],
  ["through xargs", "RUN xargs apk add --no-cache < /p", "perhaps, what apk installs in RUN xargs apk add --no-cache < /p"],
  ["through xargs with a pipe", "RUN grep -v '#' p | xargs apk add", "perhaps, what apk installs in RUN grep -v '#' p | xargs apk add"],
  ["a package file", "RUN apk add ./x.apk", "perhaps, what apk installs in RUN apk add ./x.apk"],
  ["a package that may need it", "RUN apk add docker-compose", "perhaps, docker-compose in RUN apk add docker-compose"],
  ["packages that bring nothing else", "RUN apk add git libpq-dev", "no, of alpine"],
  ["a library of that name is not the program", "RUN apk add libcurl4", "no, of alpine"],
  ["removed again", "RUN apk add curl && apk del curl", "no, by RUN apk add curl && apk del curl"],
  ["copied", "COPY curl /usr/bin/", "yes /usr/bin/curl, by COPY curl /usr/bin/"],
  ["copied under its name", "COPY bin/static /usr/local/bin/curl", "yes /usr/local/bin/curl, by COPY bin/static /usr/local/bin/curl"],
  ["a folder over /usr/local", "COPY tools /usr/local", "perhaps, tools in COPY tools /usr/local"],
  ["another program", "COPY app /usr/local/bin/app", "no, of alpine"],
  ["files of the application", "COPY . /app", "no, of alpine"],
  ["a configuration in /etc", "COPY nginx.conf /etc/nginx/", "no, of alpine"],
  ["an archive that ADD unpacks", "ADD root.tar.gz /", "perhaps, root.tar.gz in ADD root.tar.gz /"],
  ["linked", "RUN ln -s /opt/x /usr/bin/curl", "yes /usr/bin/curl, by RUN ln -s /opt/x /usr/bin/curl"],
  ["moved into a folder", "RUN mv /tmp/curl /usr/local/bin/", "yes /usr/local/bin/curl, by RUN mv /tmp/curl /usr/local/bin/"],
  ["written", "RUN echo '#!/bin/sh' > /usr/local/bin/curl", "yes /usr/local/bin/curl, by RUN echo '#!/bin/sh' > /usr/local/bin/curl"],
  ["a script may bring it", "RUN sh install.sh", "perhaps, sh in RUN sh install.sh"],
  ["a command line of sh -c is read", "RUN sh -c 'apk add git'", "no, of alpine"],
  ["a function of the script", "RUN f() { echo; }; f", "perhaps, f in RUN f() { echo; }; f"],
])("%s", (_, line, answer) => {
  expect(curl("alpine:3.22", line)).toBe(answer);
});

test("copied from a stage that cannot have it, and from one that may", () => {
  const from = (line: string): string =>
    answers(`FROM alpine:3.22 AS tools\n${line}\nFROM alpine:3.22\nCOPY --from=tools /usr/local /usr/local\n`, ["program curl"]);
  expect(from("RUN apk add git")).toBe("program curl: no, of alpine");
  expect(from("RUN ./get.sh")).toBe("program curl: perhaps, /usr/local in COPY --from=tools /usr/local /usr/local");
});

test("copied from an image that certainly lacks it, and from one that has it or is not known", () => {
  const from = (image: string): string =>
    answers(`FROM alpine:3.22\nCOPY --from=${image} /usr/local /usr/local\n`, ["program curl"]).replace("program curl: ", "");
  expect(from("debian:12-slim")).toBe("no, of alpine");
  expect(from("node:22")).toBe("perhaps, /usr/local in COPY --from=node:22 /usr/local /usr/local");
  expect(from("example.com/x")).toBe("perhaps, /usr/local in COPY --from=example.com/x /usr/local /usr/local");
});

test("what a base image brings, lacks, or may have", () => {
  expect(answers("FROM node:22\n", ["program curl", "program bash", "program jq", "program tini"])).toMatchInlineSnapshot(`
    "program curl: yes, of node
    program bash: yes, of node
    program jq: perhaps, the base image
    program tini: no, of node"
  `);
  expect(answers("FROM gcr.io/distroless/static-debian12\n", ["program bash", "program sh"])).toMatchInlineSnapshot(`
    "program bash: no, of gcr.io/distroless/static-debian12
    program sh: no, of gcr.io/distroless/static-debian12"
  `);
  expect(answers("FROM scratch\nCOPY app /app\n", ["program app", "program sh"])).toMatchInlineSnapshot(`
    "program app: perhaps, app in COPY app /app
    program sh: no, of scratch"
  `);
});

test("an init's package tells where it lies", () => {
  expect(answers("FROM debian:12\nRUN apt-get install -y tini\n", ["program tini"])).toMatchInlineSnapshot(
    `"program tini: yes /usr/bin/tini, by RUN apt-get install -y tini"`,
  );
  expect(answers("FROM alpine:3.22\nRUN apk add tini-static\n", ["program tini"])).toMatchInlineSnapshot(
    `"program tini: yes, by RUN apk add tini-static"`,
  );
  expect(answers("FROM debian:12\nRUN apt-get install -y docker.io\n", ["program tini", "program curl"])).toMatchInlineSnapshot(`
    "program tini: perhaps, docker.io in RUN apt-get install -y docker.io
    program curl: perhaps, docker.io in RUN apt-get install -y docker.io"
  `);
});

test("packages", () => {
  expect(
    answers("FROM debian:12\nRUN apt-get install -y git=1:2.39 curl && apt-get purge -y curl\nRUN pip install flask==3\n", [
      "installed git",
      "installed curl",
      "installed flask",
      "installed vim",
    ]),
  ).toMatchInlineSnapshot(`
    "installed git: yes apt-get, by RUN apt-get install -y git=1:2.39 curl && apt-get purge -y curl
    installed curl: no, by RUN apt-get install -y git=1:2.39 curl && apt-get purge -y curl
    installed flask: yes pip, by RUN pip install flask==3
    installed vim: perhaps, the base image"
  `);
});
