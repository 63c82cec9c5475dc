// removed-in-later-layer: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "removed-in-later-layer";

test("underlines the path", () => {
  expect(lint(id, "FROM debian:12\nCOPY setup.deb /tmp/\nRUN dpkg -i /tmp/setup.deb && rm -f /tmp/setup.deb")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY setup.deb /tmp/
    RUN dpkg -i /tmp/setup.deb && rm -f /tmp/setup.deb
                                        ~~~~~~~~~~~~~~ /tmp/setup.deb stays in the layer of the COPY above; this only hides it. Bring it with RUN --mount=type=bind, or install from it in a build stage and copy the result"
  `);
  expect(lint(id, "FROM debian:12\nWORKDIR /app\nADD id_rsa key\nRUN rm /app/key")).toMatchInlineSnapshot(`
    "FROM debian:12
    WORKDIR /app
    ADD id_rsa key
    RUN rm /app/key
           ~~~~~~~~ /app/key stays in the layer of the ADD above; this only hides it. Bring it with RUN --mount=type=bind, or install from it in a build stage and copy the result"
  `);
});

test.each([
  ["variables with a known value", "FROM debian:12\nARG V=1\nCOPY a-$V.deb /tmp/\nRUN rm /tmp/a-$V.deb"],
  ["a relative path in a known directory", "FROM debian:12\nWORKDIR /src\nCOPY a.deb .\nRUN rm a.deb"],
  ["behind cd", "FROM debian:12\nCOPY a.deb /src/\nRUN cd /src && rm a.deb"],
  ["several sources into a folder", "FROM debian:12\nCOPY a.deb b.deb /tmp\nRUN rm /tmp/b.deb"],
  ["a source that is written from the context's root", "FROM debian:12\nCOPY ./a.deb /tmp/\nRUN rm /tmp/a.deb"],
  ["an address, which ADD does not unpack", "FROM debian:12\nADD https://a.example/a.tgz /tmp/\nRUN rm /tmp/a.tgz"],
])("finds %s", (_name, source) => {
  expect(lint(id, source)).toContain("stays in the layer");
});

test.each([
  "FROM debian:12\nADD a.tgz /tmp/\nRUN rm -f /tmp/a.tgz",
  "FROM a\nCOPY a.deb /a.deb\nRUN rm a.deb",
  "FROM debian:12\nARG V\nCOPY a.deb /tmp/$V/\nRUN rm /tmp/a.deb",
  "FROM debian:12\nCOPY install.sh /tmp/\nRUN sh /tmp/install.sh && rm /tmp/install.sh",
  // Sources that people write weigh a few kilobytes.
  "FROM node:22\nCOPY trim.mjs fix.gemspec /tmp/\nRUN node /tmp/trim.mjs && rm /tmp/trim.mjs /tmp/fix.gemspec",
  "FROM debian:12 AS b\nCOPY a.deb /tmp/a.deb\nRUN rm /tmp/a.deb\nFROM debian:12",
  "FROM debian:12\nCOPY a.deb /tmp/a.deb\nRUN rm /tmp/b.deb",
  "FROM debian:12\nRUN rm /tmp/a.deb\nCOPY a.deb /tmp/a.deb",
  'FROM debian:12\nCOPY a.deb /tmp/a.deb\nRUN if [ -n "$X" ]; then rm /tmp/a.deb; fi',
  "FROM debian:12\nCOPY *.deb /tmp/\nRUN rm /tmp/a.deb",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("underlines what removes a download, a clone, the contents of a folder, packages", () => {
  expect(
    lint(id, "FROM debian:12\nRUN curl -fSL -o /tmp/x.tgz https://a.example/x.tgz\nRUN tar xzf /tmp/x.tgz -C /opt && rm -f /tmp/x.tgz"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl -fSL -o /tmp/x.tgz https://a.example/x.tgz
    RUN tar xzf /tmp/x.tgz -C /opt && rm -f /tmp/x.tgz
                                            ~~~~~~~~~~ /tmp/x.tgz stays in the layer of the RUN above; this only hides it. Download, use and remove it in one RUN, or do the work in a build stage"
  `);
  expect(
    lint(id, "FROM alpine:3.22 AS b\nFROM alpine:3.22\nWORKDIR /root\nCOPY --from=b /big.tgz /root/\nRUN tar -xf big.tgz && rm -f big.tgz"),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.22 AS b
    FROM alpine:3.22
    WORKDIR /root
    COPY --from=b /big.tgz /root/
    RUN tar -xf big.tgz && rm -f big.tgz
                                 ~~~~~~~ /root/big.tgz stays in the layer of the COPY above; this only hides it. Take it with RUN --mount=type=bind,from=b instead"
  `);
  expect(
    lint(id, "FROM debian:12\nRUN wget -q https://a.example/a.deb https://a.example/b.deb\nRUN dpkg -i *.deb && rm -f *.deb"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN wget -q https://a.example/a.deb https://a.example/b.deb
    RUN dpkg -i *.deb && rm -f *.deb
                               ~~~~~ /a.deb, /b.deb stay in the layer of the RUN above; this only hides them. Download, use and remove them in one RUN, or do the work in a build stage"
  `);
  expect(
    lint(id, "FROM alpine:3.22\nRUN apk add --no-cache --virtual .build gcc musl-dev\nRUN make\nRUN apk del .build"),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk add --no-cache --virtual .build gcc musl-dev
    RUN make
    RUN apk del .build
        ~~~~~~~ .build stays in the layer of the RUN in line 2; this only hides it. Install, use and remove it in one RUN, or do the work in a build stage"
  `);
});

test.each([
  ["wget into a folder", "FROM debian:12\nRUN wget -P /tmp https://a.example/x.tgz\nRUN rm -rf /tmp/*"],
  [
    "curl -O in a known directory",
    "FROM debian:12\nWORKDIR /src\nRUN curl -LO https://a.example/x-1.0.zip?raw=1\nRUN unzip x-1.0.zip && rm x-1.0.zip",
  ],
  [
    "curl -O where the base's directory is not known",
    "FROM corp/base:1\nRUN curl -LO https://a.example/x.zip\nRUN unzip x.zip && rm x.zip",
  ],
  ["variables", "FROM debian:12\nARG V=1\nRUN wget https://a.example/x-${V}.tgz\nRUN tar xf x-${V}.tgz && rm x-${V}.tgz"],
  ["output of curl in a file", "FROM debian:12\nRUN curl -sSL https://a.example/x > /opt/x.bin\nRUN rm /opt/x.bin"],
  ["wget -O", "FROM debian:12\nRUN wget -qO /opt/x.bin https://a.example/x\nRUN rm /opt/x.bin"],
  [
    "git clone",
    "FROM debian:12\nRUN git clone --depth 1 https://a.example/o/tool.git /tmp/tool\nRUN make -C /tmp/tool install && rm -rf /tmp/tool",
  ],
  ["the history of a clone", "FROM debian:12\nRUN git clone https://a.example/o/tool.git /opt/tool\nRUN rm -rf /opt/tool/.git"],
  [
    "what was unpacked",
    "FROM debian:12\nRUN mkdir /tmp/build && curl -L https://a.example/x.tgz | tar xz -C /tmp/build\nRUN make -C /tmp/build && rm -rf /tmp/build",
  ],
  ["a file that is moved", "FROM debian:12\nRUN curl -Lo /tmp/tool https://a.example/tool\nRUN mv /tmp/tool /usr/local/bin/tool"],
  ["a copied folder", "FROM debian:12\nCOPY vendor/ /tmp/vendor/\nRUN rm -rf /tmp/vendor"],
  ["a stage below", "FROM debian:12 AS a\nRUN curl -Lo /tmp/x.tgz https://a.example/x\nFROM a\nRUN rm /tmp/x.tgz"],
  [
    "apt packages",
    "FROM debian:12\nRUN apt-get update && apt-get install -y build-essential curl\nRUN make\nRUN apt-get purge -y --auto-remove build-essential",
  ],
  [
    "packages behind a variable",
    'FROM debian:12\nARG DEPS="gcc make"\nRUN apt-get update && apt-get install -y $DEPS\nRUN apt-get remove -y $DEPS',
  ],
])("finds %s", (_name, source) => {
  expect(lint(id, source)).toMatch(/stays? in the layer/);
});

test.each([
  ["the same RUN removes it", "FROM debian:12\nRUN curl -Lo /tmp/x.tgz https://a.example/x && rm /tmp/x.tgz\nRUN rm -rf /tmp/*"],
  ["the same RUN moves it", "FROM debian:12\nRUN curl -Lo /tmp/x https://a.example/x && mv /tmp/x /usr/bin/x\nRUN rm -rf /tmp/*"],
  [
    "the same RUN removes the unpacked folder",
    "FROM debian:12\nRUN curl https://a.example/x.tgz | tar xz -C /tmp && cd /tmp/x && make && rm -rf /tmp/x\nRUN rm -rf /tmp/*",
  ],
  [
    "the same RUN removes what a variable names",
    'FROM debian:12\nRUN curl -o /tmp/x.tgz https://a.example/x && rm -rf "$(find /tmp -name x)"\nRUN rm -rf /tmp/*',
  ],
  [
    "a cache mount holds it",
    "FROM debian:12\nRUN --mount=type=cache,target=/tmp/dl curl -Lo /tmp/dl/x.tgz https://a.example/x\nRUN rm -rf /tmp/dl/*",
  ],
  ["a stage that does not ship", "FROM debian:12 AS b\nRUN curl -Lo /tmp/x.tgz https://a.example/x\nRUN rm /tmp/x.tgz\nFROM debian:12"],
  ["a file of the base", "FROM nginx:1.29\nRUN rm /etc/nginx/conf.d/default.conf"],
  ["a key of a repository", "FROM debian:12\nRUN curl -fsSLo /tmp/key.gpg https://a.example/key.gpg\nRUN rm /tmp/key.gpg"],
  [
    "an installer script",
    "FROM debian:12\nRUN curl -o /tmp/install.sh https://a.example/install.sh\nRUN sh /tmp/install.sh && rm /tmp/install.sh",
  ],
  ["a folder of scripts", "FROM debian:12\nCOPY scripts/ /tmp/scripts/\nRUN /tmp/scripts/a.sh && rm -rf /tmp/scripts"],
  ["another file of the folder", "FROM debian:12\nRUN curl -Lo /tmp/x.tgz https://a.example/x\nRUN rm -f /tmp/y.tgz /tmp/*.zip"],
  ["only on one condition", "FROM debian:12\nRUN curl -Lo /tmp/x.tgz https://a.example/x\nRUN if true; then rm /tmp/x.tgz; fi"],
  [
    "a download of one condition",
    "FROM debian:12\nRUN test -f /tmp/x.tgz || curl -Lo /tmp/x.tgz https://a.example/x\nRUN rm -f /tmp/x.tgz",
  ],
  ["output on the screen", "FROM debian:12\nRUN wget -qO- https://a.example/x | sh\nRUN rm -rf /tmp/*"],
  ["another directory", "FROM corp/base:1\nRUN curl -LO https://a.example/x.zip\nWORKDIR /x\nRUN rm x.zip"],
  ["packages in one RUN", "FROM debian:12\nRUN apt-get update && apt-get install -y gcc && make && apt-get purge -y gcc"],
  ["packages of the base", "FROM debian:12\nRUN apt-get update && apt-get install -y curl\nRUN apt-get purge -y perl"],
  ["packages of a build stage", "FROM alpine:3.22 AS b\nRUN apk add gcc\nRUN apk del gcc\nFROM alpine:3.22"],
  ["a folder before it is filled", "FROM nginx:1.29\nRUN rm -rf /usr/share/nginx/html/*\nCOPY dist/ /usr/share/nginx/html/"],
])("silent where it is %s", (_name, source) => {
  expect(lint(id, source)).toBe(source);
});

test("what one RUN removes is told once for each way it came in, and folders stand for what lies in them", () => {
  const told = (lines: string): readonly string[] =>
    lint(id, `FROM debian:12 AS a\nFROM debian:12\n${lines}`)
      .split("\n")
      .filter((line) => line.includes("~"));
  expect(told("COPY --from=a /x/a.tar.gz /b.bin /tmp/\nRUN rm /tmp/a.tar.gz && rm /tmp/b.bin")).toEqual([
    expect.stringContaining("/tmp/a.tar.gz, /tmp/b.bin stay in the layer of the COPY above; this only hides them. Take them with"),
  ]);
  expect(told("COPY --from=a /tool /tmp/install/\nCOPY --from=a /b/ /tmp/install/b/\nRUN rm -rf /tmp/install").join()).not.toContain(
    "/tmp/install/b,",
  );
  expect(told("COPY keys.asc /tmp/a.asc\nRUN gpg --import /tmp/a.asc && rm /tmp/a.asc")).toEqual([]);
  expect(told("COPY Makefile /\nRUN make && rm /Makefile")).toEqual([]);
  expect(told("COPY x /tmp/private.asc\nRUN gpg --import /tmp/private.asc && rm /tmp/private.asc")).toHaveLength(1);
});

test("a folder of a few texts is passed over, one with a secret or with more is not", () => {
  const source = "FROM ubuntu:24.04\nADD image /pd_build\nRUN /pd_build/install.sh && rm -rf /pd_build";
  const texts = { "image/install.sh": "", "image/config/nginx.conf": "", "image/buildconfig": "" };
  const told = (files: Record<string, string>): boolean => findings(id, source, { files }).length > 0;
  expect(told(texts)).toBe(false);
  expect(told({ ...texts, "image/server.key": "" })).toBe(true);
  expect(told({ ...texts, "image/tool.deb": "" })).toBe(true);
  expect(told({})).toBe(true);
});

test("an archive of which copied-archive-unpacked tells is not told twice", () => {
  const told = (unpack: string): number => findings(id, `FROM ubuntu:24.04\nCOPY a.tar /\nRUN ${unpack} && rm /a.tar`).length;
  expect(told("tar -xf /a.tar -C /opt")).toBe(0);
  expect(told("tar --strip-components=1 -xf /a.tar -C /opt")).toBe(1);
});

test("one word that removes what came in several ways is told once", () => {
  const source = 'FROM debian:12\nADD https://example.com/a.jar /tmp/t/a.jar\nCOPY big.zip /tmp/t/\nRUN rm -rf /tmp/t/\nCMD ["a"]\n';
  expect(findings(id, source)).toHaveLength(1);
});

test.each([
  ["RUN wget https://a.example/x.tgz\nRUN tar xf x.tgz\nRUN rm x.tgz", true],
  ["RUN git clone https://a.example/app.git /src/app\nWORKDIR /src/app\nRUN make install\nWORKDIR /\nRUN rm -rf /src/app", true],
  ["RUN curl -fo /tmp/x.tgz https://a.example/x.tgz\nRUN tar xf /tmp/x.tgz && rm /tmp/x.tgz", true],
  ["RUN wget https://a.example/a.deb\nRUN dpkg -i *.deb && rm *.deb", true],
  ["RUN wget https://a.example/x.tgz https://a.example/y.tgz\nRUN tar xf y.tgz\nRUN rm *.tgz", true],
  ["RUN wget https://a.example/x.tgz && tar xf x.tgz\nRUN rm x.tgz", false],
  ["RUN wget https://a.example/x.tgz && tar xf x.tgz\nRUN make\nRUN rm x.tgz", false],
  ["RUN wget https://a.example/x.tgz && tar xf x.tgz\nRUN tar xf max.tgz && tar xf x.tgz2\nRUN rm x.tgz", false],
  ["RUN wget https://a.example/x.tgz && tar xf x.tgz\nRUN rm x.tgz\nRUN echo x.tgz", false],
])("what is used behind its download can go in one RUN with that alone: %j", (lines, isUsed) => {
  const drawn = lint(id, `FROM debian:12\n${lines}\n`);
  expect(drawn).toContain("stay");
  expect(/Download, use and remove (?:it|them) in one RUN/.test(drawn)).toBe(isUsed);
  expect(/Remove (?:it|them) in the RUN that downloads/.test(drawn)).toBe(!isUsed);
});

test.each([
  ["COPY a.deb /tmp/a.deb\nRUN dpkg -i /tmp/a.deb\nRUN rm /tmp/a.deb", "in the layer of the COPY above"],
  ["COPY a.deb /tmp/a.deb\nCOPY b.jar /b.jar\nRUN dpkg -i /tmp/a.deb && rm /tmp/a.deb", "in the layer of the COPY in line 2"],
  ["\nRUN curl -o /tmp/a.deb https://x\nRUN dpkg -i /tmp/a.deb\nLABEL a=b\nRUN rm /tmp/a.deb", "in the layer of the RUN in line 3"],
  ["COPY a.deb /tmp/a.deb\nCOPY b.deb /tmp/b.deb\nRUN dpkg -i /tmp/*.deb && rm /tmp/*.deb", "in the layer of the COPY above"],
])("names the line of one that is not the next above: %j", (lines, words) => {
  expect(lint(id, `FROM debian:13\n${lines}`)).toContain(words);
});

test("by size: little is passed over, unless it is a secret", () => {
  const source = "FROM debian:13\nCOPY app.deb /tmp/app.deb\nRUN dpkg -i /tmp/app.deb && rm /tmp/app.deb";
  expect(findings(id, source, { bytes: { "app.deb": 900_000 } })).toEqual([]);
  expect(findings(id, source, { bytes: { "app.deb": 90_000_000 } })).toHaveLength(1);
  const key = "FROM debian:13\nCOPY id_rsa /root/.ssh/id_rsa\nRUN git clone git@x:y && rm /root/.ssh/id_rsa";
  expect(findings(id, key, { bytes: { id_rsa: 1_000 } })).toHaveLength(1);
});
