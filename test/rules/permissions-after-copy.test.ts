// permissions-after-copy: what it underlines, what it mends, and where it stays silent.
import { describe, expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings, fixAll, lint } from "../support/rule";

const id = "permissions-after-copy";
const strict = { config: { profile: "all" } } as const;

describe("folders", () => {
  test("underlines the command up to the owner, and says what to do", () => {
    expect(
      lint(id, "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node /app && \\\n  chmod -R 755 /app\nUSER node"),
    ).toMatchInlineSnapshot(`
      "FROM node:24
      WORKDIR /app
      COPY . .
      RUN chown -R node:node /app && \\
          ~~~~~~~~~~~~~~~~~~ chown -R and chmod -R store all that COPY has brought to /app a second time, in a layer of its own. Set both with --chown and --chmod on the COPY, as one of them alone saves nothing, and keep chown node:node /app without -R: COPY leaves the folder itself as it is [Use --chown=node:node on the COPY, review]
        chmod -R 755 /app
      USER node"
    `);
    expect(lint(id, "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN useradd app && chown -R app /app")).toMatchInlineSnapshot(`
      "FROM node:24
      WORKDIR /app
      COPY . .
      RUN useradd app && chown -R app /app
                         ~~~~~~~~~~~~ chown -R stores all that COPY has brought to /app a second time, in a layer of its own. Make app above the COPY, use --chown=app there, and keep chown app /app without -R: COPY leaves the folder itself as it is"
    `);
    expect(lint(id, "FROM org/x\nCOPY dist /srv/dist\nRUN chmod -R g=u /srv")).toMatchInlineSnapshot(`
      "FROM org/x
      COPY dist /srv/dist
      RUN chmod -R g=u /srv
          ~~~~~~~~~~~~ chmod -R stores all that COPY has brought to /srv a second time, in a layer of its own. Set that with --chmod on the COPY"
    `);
  });

  test("names the lines that brought it and what changes it besides", () => {
    const [found] = findings(id, "FROM node:24\nCOPY a /x/a\nCOPY b /x/b\nCOPY c /c\nRUN chown -R 1 /x; chmod -R 700 /x");
    expect(found?.related.map(({ message }) => message.template)).toEqual(["brought here", "brought here", "and changed here"]);
  });

  test.each([
    ["COPY . /app\nRUN chown -R node:node /app\nUSER node", "COPY --chown=node:node . /app\nUSER node"],
    ["WORKDIR /app\nCOPY . .\nRUN chown -R node:node /app", "WORKDIR /app\nCOPY --chown=node:node . .\nRUN chown node:node /app"],
    ["WORKDIR /app\nCOPY . .\nRUN chown -Rv node: .", "WORKDIR /app\nCOPY --chown=node . .\nRUN chown -v node: ."],
    [
      "WORKDIR /app\nCOPY package.json .\nCOPY lib lib\nCOPY --chown=node:node src src\nRUN apt-get update && chown -R node:node /app",
      "WORKDIR /app\nCOPY --chown=node:node package.json .\nCOPY --chown=node:node lib lib\nCOPY --chown=node:node src src\nRUN apt-get update && chown node:node /app",
    ],
    [
      "RUN mkdir -p /app /b\nCOPY . /app/\nRUN chown -R 1000:1000 /app /b",
      "RUN mkdir -p /app /b\nCOPY --chown=1000:1000 . /app/\nRUN chown 1000:1000 /app /b",
    ],
    ["WORKDIR /app\nCOPY . .\nRUN chmod -R 750 /app", "WORKDIR /app\nCOPY --chmod=750 . .\nRUN chmod 750 /app"],
    ["ARG U=1001\nCOPY . /app\nRUN chown -R $U:0 /app && x", "ARG U=1001\nCOPY --chown=$U:0 . /app\nRUN x"],
    ["RUN useradd app\nCOPY . /app\nRUN chown -R app:app /app\nUSER app", "RUN useradd app\nCOPY --chown=app:app . /app\nUSER app"],
    [
      "WORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\nRUN chown -R node /app",
      "WORKDIR /app\nCOPY --chown=node requirements.txt .\nRUN pip install -r requirements.txt\nCOPY --chown=node . .\nRUN chown node /app",
    ],
  ])("mends %j", (before, after) => {
    expect(fixAll(id, `FROM node:24\n${before}`)).toBe(`FROM node:24\n${after}`);
  });

  test.each([
    ["files that a RUN made there", "WORKDIR /app\nCOPY . .\nRUN npm ci\nRUN chown -R node:node /app"],
    ["the same RUN makes files", "WORKDIR /app\nCOPY . .\nRUN npm ci && chown -R node:node /app"],
    ["a user who is made later", "COPY . /app\nRUN useradd app\nRUN chown -R app:app /app"],
    ["a folder that the image may have files in", "COPY . /usr/share/nginx/html\nRUN chown -R node /usr/share/nginx/html"],
    ["a folder made below", "COPY . /app\nRUN mkdir /app/data\nRUN chown -R node /app"],
    ["a COPY that brings more", "COPY app lib /opt/\nCOPY x /opt/app\nRUN chown -R node /opt/app"],
    ["another owner of a part", "COPY --chown=1 a /app/a\nCOPY b /app/b\nRUN chown -R node /app"],
    ["a variable of the shell", "COPY . /app\nRUN U=1; chown -R $U /app"],
    ["a variable that is set in between", "ARG U=1\nCOPY . /app\nARG U=2\nRUN chown -R $U /app"],
    ["--link, which finds no users", "COPY --link . /app\nRUN chown -R node /app"],
    ["a mode for everybody", "COPY . /app\nRUN chmod -R 777 /app"],
    ["letters", "COPY . /app\nRUN chmod -R +x /app"],
    ["a group alone", "COPY . /app\nRUN chgrp -R node /app"],
    ["an option that changes what it does", "COPY . /app\nRUN chown -RL node /app"],
  ])("told, but no fix: %s", (_, lines) => {
    expect(findings(id, `FROM node:24\n${lines}`)).toHaveLength(1);
    expect(fixAll(id, `FROM node:24\n${lines}`)).toBe(`FROM node:24\n${lines}`);
  });

  test("an image that is not known may have files in the folder", () => {
    const source = "FROM org/app\nCOPY . /app\nRUN chown -R 1:1 /app";
    expect(findings(id, source)).toHaveLength(1);
    expect(fixAll(id, source)).toBe(source);
  });

  test("the layers of a parent stage count", () => {
    const source = "FROM node:24 AS a\nCOPY . /app\nFROM a\nRUN chown -R node /app";
    expect(findings(id, source)).toHaveLength(1);
    expect(fixAll(id, source)).toBe(source);
  });

  test.each([
    ["made by mkdir and WORKDIR", "WORKDIR /app\nRUN mkdir data && chown -R node:node /app"],
    ["made in the same RUN", "RUN git clone https://x /app && chown -R node /app"],
    ["only a folder in it", "COPY . /app\nRUN chown -R www-data /app/storage"],
    ["the owner is the same", "COPY --chown=node:node . /app\nRUN chown -R node:node /app"],
    ["… without its group", "COPY --chown=node:node . /app\nRUN chown -R node /app"],
    ["root owns it", "COPY . /app\nRUN chown -R root:root /app && chgrp -R 0 /app"],
    ["the mode changes nothing", "COPY . /app\nRUN chmod -R a+rX /app && chmod -R u=rwX,go=rX /app && chmod -R go-w /app"],
    ["the mode is the same", "COPY --chmod=755 . /app\nRUN chmod -R 755 /app && chmod -R +x /app"],
    [
      "small texts",
      "COPY nginx.conf mime.types /etc/nginx/\nCOPY docker-entrypoint /e/\nCOPY dot-bashrc /e/.bashrc\nRUN chown -R node /etc/nginx /e",
    ],
    ["not recursive", "COPY . /app\nRUN chown node /app"],
    ["another folder", "COPY . /app\nRUN chown -R node /app2 /data"],
    ["the folder is not known", "COPY . /app\nRUN chown -R node $DIR"],
    ["in a condition", "COPY . /app\nRUN if x; then chown -R node /app; fi"],
    ["another stage", "COPY . /app\nRUN chown -R node /app\nFROM node:24\nCOPY --from=0 /app /app"],
    ["owned already in the stage that it comes from", "USER node\nRUN x\nFROM node:24\nCOPY --from=0 /app /app\nRUN chown -R node /app"],
  ])("silent: %s", (_, lines) => {
    expect(lint(id, `FROM node:24\n${lines}`)).toBe(`FROM node:24\n${lines}`);
  });

  test.each(["app.jar", "build/libs/*.jar", "model.onnx", "--from=b /out/server", "dist/", "server"])("worth a layer: %s", (what) => {
    expect(findings(id, `FROM node:24\nCOPY ${what} /srv/x/\nRUN chown -R node /srv/x`)).toHaveLength(1);
  });
});

describe("a few texts", () => {
  const source =
    "FROM python:3.14\nWORKDIR /app\nCOPY database/ database/\nCOPY requirements.txt* ./\nRUN useradd app && chown -R app /app";
  const texts = { "database/a.sql": "", "database/models/user.py": "", "database/models/b/__init__.py": "", "requirements.txt": "" };
  const told = (files: Record<string, string>): boolean => findings(id, source, { files }).length > 0;

  test("are not worth a word", () => {
    expect(told(texts)).toBe(false);
  });

  test.each([
    ["nothing is known of them", {}],
    ["an archive among them", { ...texts, "database/seed.tar.gz": "" }],
    ["a folder of a build", { ...texts, "database/node_modules/a/b.js": "" }],
    ["many of them", Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`database/${at}.sql`, ""]))],
  ])("told: %s", (_, files) => {
    expect(told(files)).toBe(true);
  });

  test("the context begins above the folder of the Dockerfile", () => {
    expect(told(Object.fromEntries(Object.keys(texts).map((path) => [`../../${path}`, ""])))).toBe(false);
  });

  test("with a heavy COPY beside them it is told", () => {
    const more = source.replace("WORKDIR /app", "WORKDIR /app\nCOPY app.jar .");
    expect(findings(id, more, { files: texts })).toHaveLength(1);
  });
});

test("the folder itself keeps its owner where WORKDIR or mkdir makes it, or several COPYs bring files", () => {
  const keeps = (lines: string): boolean =>
    lint(id, `FROM node:24\n${lines}`).includes("without -R: COPY leaves the folder itself as it is");
  expect(keeps("WORKDIR /app\nCOPY . .\nRUN chown -R node /app")).toBe(true);
  expect(keeps("RUN mkdir /app\nCOPY . /app/\nRUN useradd me && chown -R me /app")).toBe(true);
  expect(keeps("COPY . /app\nRUN chown -R node /app")).toBe(false);
});

describe("one file, in strict profiles", () => {
  test("underlines the command", () => {
    const source = "FROM a\nCOPY x.sh /bin/x\nENV A=b\nRUN chmod +x /bin/x && echo ok";
    expect(lint(id, source)).toBe(source);
    expect(lint(id, source, strict)).toBe(
      `${source}\n    ~~~~~~~~~~~~~~~ chmod stores /bin/x a second time in a layer of its own. Use --chmod=755 on the COPY [Use --chmod=755 on the COPY, review]`,
    );
    expect(fixAll(id, source, strict)).toBe("FROM a\nCOPY --chmod=755 x.sh /bin/x\nENV A=b\nRUN echo ok");
  });

  test("a RUN that only does this goes", () => {
    expect(fixAll(id, "FROM a\r\nWORKDIR /x\r\ncopy b/run.sh .\r\nrun chown app:app \\\r\n  run.sh\r\nCMD a", strict)).toBe(
      "FROM a\r\nWORKDIR /x\r\ncopy --chown=app:app b/run.sh .\r\nCMD a",
    );
  });

  test.each([
    "COPY x /bin/x\nRUN chmod +x /bin/y",
    "COPY --chmod=700 x /bin/x\nRUN chmod +x /bin/x",
    "COPY --link x /bin/x\nRUN chown app /bin/x",
    "COPY x /bin/x\nRUN a\nRUN chmod +x /bin/x",
    "COPY x /bin/x\nRUN a && chmod +x /bin/x",
    "COPY x y /bin/\nRUN chmod +x /bin/x",
    "COPY x /bin/x\nRUN chmod g=u /bin/x",
    "COPY x /x\nRUN chmod +x /x/*.sh",
    "COPY x /x\nRUN chmod +x x",
    "COPY x /bin/x\nFROM b\nRUN chmod +x /bin/x",
  ])("silent: %j", (lines) => {
    expect(lint(id, `FROM a\n${lines}`, strict)).toBe(`FROM a\n${lines}`);
  });
});

test("a folder that a package may have made keeps its owner: the command stays for it alone", () => {
  const source = "FROM ubuntu:24.04\nRUN useradd -m app\nCOPY . /var/www/html\nRUN chown -R app:app /var/www/html\nUSER app";
  expect(fixAll(id, source)).toBe(
    "FROM ubuntu:24.04\nRUN useradd -m app\nCOPY --chown=app:app . /var/www/html\nRUN chown app:app /var/www/html\nUSER app",
  );
});

test("an ADD is told as one", () => {
  const source = "FROM mysql:8.4\nADD schemas.tar.gz /opt/schemas/\nRUN chown -R mysql:mysql /opt/schemas";
  expect(lint(id, source)).toMatch(/all that ADD has brought to \/opt\/schemas .* on the ADD/);
});

test("a program from another stage is as large as a folder, and is made by the COPY itself", () => {
  const image = (lines: string) => `FROM golang:1.26 AS build\nRUN go build -o /app\nFROM alpine:3.24\n${lines}\n`;
  const says = (lines: string) => findings(id, image(lines)).map(({ message }) => fill(message.template, message.values));
  const twice = "stores all that COPY has brought to /usr/bin/app a second time, in a layer of its own.";
  expect(says("COPY --from=build /app /usr/bin/app\nRUN adduser -D app && chown app /usr/bin/app")).toEqual([
    `chown ${twice} Make app above the COPY, and use --chown=app there`,
  ]);
  expect(says("RUN adduser -D app\nCOPY --from=build /app /usr/bin/app\nRUN chown -R app /usr/bin/app")).toEqual([
    `chown -R ${twice} Use --chown=app on the COPY`,
  ]);
  expect(says("RUN adduser -D app\nCOPY start.sh /usr/bin/start\nRUN chown app /usr/bin/start")).toEqual([]);
  expect(says("RUN adduser -D app\nCOPY --from=build --chown=app /app /usr/bin/app\nRUN chown app /usr/bin/app")).toEqual([]);
});

describe("what is left of a COPY", () => {
  const told = (lines: string, base = "node:24"): boolean => findings(id, `FROM ${base}\n${lines}`).length > 0;

  test.each([
    [
      "all is moved or removed",
      "COPY a.sh a.deb /tmp/\nRUN mv /tmp/a.sh /usr/bin && dpkg -i /tmp/a.deb && rm /tmp/a.deb && chown -R node /tmp",
    ],
    [
      "by a name that is not known",
      "COPY a.sh ${pkg.name}.deb /tmp/\nRUN mv /tmp/a.sh /usr/bin && (yes | dpkg -i /tmp/${pkg.name}.deb) && rm /tmp/${pkg.name}.deb && chown -R node /tmp",
    ],
    [
      "by an argument",
      "ARG V\nCOPY app-$V.deb /opt/x/\nRUN dpkg -i /opt/x/app-${V}.deb && rm -f /opt/x/app-${V}.deb && chown -R node /opt/x",
    ],
    ["by a wildcard", "COPY *.deb /opt/x/\nRUN dpkg -i /opt/x/*.deb && rm /opt/x/*.deb && chown -R node /opt/x"],
    ["in an earlier RUN", "COPY a.jar /opt/x/\nRUN mv /opt/x/a.jar /srv/a.jar\nRUN chown -R node /opt/x"],
    ["one after the other", "COPY a.jar b.jar /opt/x/\nRUN rm /opt/x/a.jar\nRUN rm /opt/x/b.jar && chown -R node /opt/x"],
    ["a folder", "COPY dist /opt/x/dist\nRUN cp -r /opt/x/dist/. /srv && rm -rf /opt/x/dist && chown -R node /opt/x"],
    ["what lies in a folder", "COPY dist/ /opt/x/\nRUN mv /opt/x/* /srv/ && chown -R node /opt/x"],
    ["only a small text stays", "COPY run.sh a.tgz /opt/x/\nRUN tar xf /opt/x/a.tgz -C /srv && rm /opt/x/a.tgz && chown -R node /opt/x"],
  ])("silent: %s", (_, lines) => {
    expect(told(lines)).toBe(false);
  });

  test.each([
    ["the chown comes first", "COPY a.deb /opt/x/\nRUN chown -R node /opt/x && rm /opt/x/a.deb"],
    ["one of two stays", "COPY a.jar b.jar /opt/x/\nRUN rm /opt/x/a.jar && chown -R node /opt/x"],
    ["another name that is not known", "COPY ${a.name}.deb /opt/x/\nRUN rm /opt/x/${b.name}.deb && chown -R node /opt/x"],
    ["a part of the folder", "COPY . /opt/x\nRUN rm -rf /opt/x/test && chown -R node /opt/x"],
    ["perhaps", 'COPY a.jar /opt/x/\nRUN if [ -n "$X" ]; then rm /opt/x/a.jar; fi; chown -R node /opt/x'],
    ["copied again", "COPY dist /opt/x/\nRUN rm -rf /opt/x/dist\nCOPY dist /opt/x/dist\nRUN chown -R node /opt/x"],
  ])("told: %s", (_, lines) => {
    expect(told(lines)).toBe(true);
  });
});

describe("the folder itself", () => {
  const saysKeep = (lines: string, base: string): boolean =>
    findings(id, `FROM ${base}\n${lines}`).some(({ message }) => /without -R/.test(message.template));

  test.each([
    ["node:24", "WORKDIR /app\nCOPY . .\nRUN chown -R node /app"],
    ["node:24", "RUN mkdir -p /app\nCOPY . /app/\nRUN chown -R node /app"],
    ["node:24", "COPY package.json /app/\nCOPY . /app/\nRUN chown -R node /app"],
    ["nginx:1", "COPY dist /usr/share/nginx/html\nRUN chown -R nginx /usr/share/nginx/html"],
    ["php:8-apache", "COPY . /var/www/html/\nRUN chown -R www-data /var/www/html"],
    ["debian:13", "RUN useradd -m app\nCOPY . /home/app/\nRUN chown -R app /home/app"],
  ])("is known to be there: %s %j", (base, lines) => {
    expect(saysKeep(lines, base)).toBe(true);
  });

  test.each([
    [
      "nginxinc/nginx-unprivileged:1",
      'COPY ["./a/", "./b/", "/etc/nginx/sites-available/"]\nRUN chown -R nginx:nginx /etc/nginx/sites-available',
    ],
    ["node:24", "COPY a b /opt/x/\nRUN chown -R node /opt/x"],
    ["org/x", "COPY . /srv/x/\nRUN chown -R 1000 /srv/x"],
  ])("is made by the COPY, or may be: %s %j", (base, lines) => {
    expect(findings(id, `FROM ${base}\n${lines}`)).toHaveLength(1);
    expect(saysKeep(lines, base)).toBe(false);
  });

  test("a program under its own name is no folder: nothing is left to change", () => {
    const before =
      "FROM alpine:3.24\nWORKDIR /\nCOPY --from=b /src/manager .\nRUN mkdir -p /log && chown -R nobody:nobody /manager && apk add x";
    expect(fixAll(id, before)).toBe(
      "FROM alpine:3.24\nWORKDIR /\nCOPY --chown=nobody:nobody --from=b /src/manager .\nRUN mkdir -p /log && apk add x",
    );
  });
});

describe("files at hand without a suffix", () => {
  const pair = 'FROM nginx:1\nCOPY ["./site", "./site-ssl", "/etc/nginx/sites/"]\nRUN chown -R nginx /etc/nginx/sites';
  const folder = "FROM node:24\nCOPY tools/conf tools/extra/list /etc/x/\nRUN chown -R node /etc/x";

  test.each([
    ["two texts", pair, { site: "", "site-ssl": "" }],
    ["a context that begins above", folder, { "../tools/conf/a.ini": "", "../tools/extra/list": "" }],
    ["all that a wildcard takes", "FROM node:24\nCOPY conf/* /etc/x/\nRUN chown -R node /etc/x", { "conf/a.ini": "", "conf/b.ini": "" }],
  ])("silent: %s", (_, source, files) => {
    expect(findings(id, source, { files })).toEqual([]);
  });

  test.each([
    ["one is not there", pair, { site: "" }],
    ["they lie in two places", folder, { "tools/conf/a.ini": "", "../tools/extra/list": "" }],
    ["a program", 'FROM debian:13\nCOPY server /srv/x/\nRUN chown -R 1 /srv/x\nCMD ["/srv/x/server"]', { server: "" }],
    ["a wildcard of which nothing is known", "FROM node:24\nCOPY dist/* /srv/x/\nRUN chown -R node /srv/x", {}],
    ["a wildcard that takes an archive", "FROM node:24\nCOPY conf/* /srv/x/\nRUN chown -R node /srv/x", { "conf/a.tgz": "" }],
  ])("told: %s", (_, source, files) => {
    expect(findings(id, source, { files })).toHaveLength(1);
  });
});

describe("by size", () => {
  const source = "FROM node:24\nCOPY . /app\nRUN chown -R node:node /app\nUSER node";
  const big = { "package.json": 900, "assets/film.mp4": 48_000_000 };

  test.each([
    ["little", source, { "package.json": 900, "data/a.parquet": 4_000_000 }],
    [
      "two little folders",
      "FROM node:24\nCOPY dashboards /etc/grafana/d\nCOPY img /etc/grafana/i\nRUN chgrp -R 3 /etc/grafana && chmod -R g=u /etc/grafana",
      { "dashboards/a.json": 2_400_000, "img/logo.png": 30_000 },
    ],
    ["a wildcard", "FROM node:24\nCOPY *.jar /app/\nRUN chown -R 1 /app", { "a.jar": 10_000, "other/film.mp4": 48_000_000 }],
    ["in a context above", "FROM node:24\nCOPY lib /app\nRUN chown -R 1 /app", { "lib/a.so": 10_000 }],
  ])("silent: %s", (_, file, bytes) => {
    expect(findings(id, file, { bytes })).toEqual([]);
  });

  test.each([
    ["much", source, big, " (48 MB)"],
    ["together much", "FROM node:24\nCOPY a b /app/\nRUN chown -R 1 /app", { "a/x": 4_000_000, "b/y": 4_000_000 }, " (8 MB)"],
    ["a folder that is not looked into", source, { "package.json": 9, "node_modules/a/b.js": 9 }, ""],
    ["empty files, in whose place a build puts others", "FROM node:24\nCOPY a /app/\nRUN chown -R 1 /app", { "a/app.bin": 0 }, ""],
    ["a source that is not there", "FROM node:24\nCOPY a b /app/\nRUN chown -R 1 /app", { "a/x": 4 }, ""],
    ["of another stage", "FROM a AS b\nFROM node:24\nCOPY --from=b /a /app/\nRUN chown -R 1 /app", { "a/x": 4 }, ""],
    ["an install in between", "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN chown -R node /app", { "package.json": 9 }, ""],
  ])("speaks: %s", (_, file, bytes, size) => {
    expect(findings(id, file, { bytes }).map(({ message }) => message.values?.size)).toEqual([size]);
  });

  test("what .dockerignore leaves out does not count", () => {
    const bytes = { "package.json": 9, "node_modules/a/b.js": 9, "film.mp4": 48_000_000 };
    expect(findings(id, source, { bytes, files: { ".dockerignore": "node_modules\n*.mp4\n" } })).toEqual([]);
  });

  test("two commands that store the same files: one flag saves nothing", () => {
    expect(lint(id, "FROM node:24\nCOPY dist /app\nRUN chown -R 1001 /app && chmod -R g=u /app")).toMatchInlineSnapshot(`
      "FROM node:24
      COPY dist /app
      RUN chown -R 1001 /app && chmod -R g=u /app
          ~~~~~~~~~~~~~ chown -R and chmod -R store all that COPY has brought to /app a second time, in a layer of its own. Set both with --chown and --chmod on the COPY: one of them alone saves nothing"
    `);
    expect(findings(id, "FROM node:24\nCOPY dist /app\nRUN chown -R 1001 /app && chmod -R g=u /app")[0]?.fixes).toEqual([]);
    expect(findings(id, "FROM node:24\nCOPY a /a\nCOPY b /b\nRUN chown -R 1001 /a && chmod -R 700 /b")[0]?.message.template).not.toContain(
      "both",
    );
  });
});
