// What is said in a Dockerfile that is written from a template at hand.
import { describe, expect, test } from "vitest";
import { fill } from "../../server/src/core";
import { findings } from "../support/rule";

const own = "FROM postgres:11\nMAINTAINER me\nCOPY setup.sh /\nRUN chmod +x /setup.sh\n";
const template = "FROM postgres:{{VERSION}}\nMAINTAINER me\nCOPY setup.sh /\nRUN chmod +x /setup.sh\n";

const says = (rule: string, source: string, files: Readonly<Record<string, string>>, path = "/w/db/Dockerfile") =>
  findings(rule, source, { files, path }).map(
    ({ message, fixes }) => `${/This file is generated.*/.exec(fill(message.template, message.values))?.[0] ?? "by hand"}, ${fixes.length}`,
  );

test.each("p2 j2 jinja jinja2 tmpl tpl gotmpl erb in m4 mustache blueprint template".split(" "))("Dockerfile.%s beside it", (suffix) => {
  const name = `Dockerfile.${suffix}`;
  expect(says("deprecated-maintainer", own, { [name]: template })).toEqual([`This file is generated: make the change in ${name}, 0`]);
  expect(says("end-of-life-image", own, { [name]: template })).toEqual([]);
});

test.each([
  ["FROM postgres:@VERSION@", "FROM postgres:11"],
  ["FROM postgres:<%= version %>", "FROM postgres:11"],
  ["FROM postgres:${VERSION}", "FROM postgres:11"],
  ["FROM {{ image }} AS db", "FROM postgres:11 AS db"],
  ["FROM postgres{{ tag }}", "FROM postgres"],
])("%s: nothing is said of the image", (from, written) => {
  const rest = "\nMAINTAINER me\nCOPY setup.sh /\n";
  const files = { "Dockerfile.tmpl": from + rest };
  expect(says("end-of-life-image", written + rest, files)).toEqual([]);
  expect(says("untagged-base-image", written + rest, files)).toEqual([]);
});

test.each([
  ["FROM {{ registry }}/postgres:11\nLABEL a={{ a }}\n", "FROM docker.io/postgres:11\nLABEL a=b\n"],
  ["FROM postgres:11\nLABEL a={{ a }}\n", "FROM postgres:11\nLABEL a=b\n"],
])("%j has the release itself", (text, written) => {
  expect(says("end-of-life-image", written, { "Dockerfile.j2": text })).toEqual([
    "This file is generated: make the change in Dockerfile.j2, 0",
  ]);
});

test("lines of branches are left out, a head is put in front", () => {
  const branches = `{% if slim %}\nRUN slim\n{% endif %}\n${template}{% if debug %}\nENV D e\n{% endif %}\n`;
  expect(says("deprecated-maintainer", `# Written by a program\n${own}`, { "Dockerfile.j2": branches })).toEqual([
    "This file is generated: make the change in Dockerfile.j2, 0",
  ]);
});

describe("it is the author's own", () => {
  test.each<Readonly<Record<string, string>>>([
    // The same text, and nothing to fill in.
    { "Dockerfile.in": own },
    // A variable that Docker itself puts in.
    { "Dockerfile.tmpl": own.replace("FROM postgres:11", "ARG VERSION=11\nFROM postgres:${VERSION}") },
    // Another image.
    { "Dockerfile.j2": "FROM node:{{ version }}\nCOPY . .\nRUN npm ci\nCMD node .\n" },
    // Not of this file.
    { "Dockerfile.web.j2": template },
    { "nginx.conf.j2": "listen {{ port }}" },
    // Everything fits a line that is nothing but a placeholder.
    { "Dockerfile.j2": "{{ body }}\n" },
  ])("beside %j", (files) => {
    expect(says("deprecated-maintainer", own, files)).toEqual(["by hand, 1"]);
  });
});

describe("a script writes it", () => {
  const m4 = "FROM BASE\nMAINTAINER me\n";
  test.each([
    ["Makefile", "Dockerfile: Dockerfile.m4\n\tm4 -DBASE=x Dockerfile.m4 > Dockerfile\n"],
    ["build.sh", "p2 -t Dockerfile.m4 -o Dockerfile\n"],
    ["build.sh", "sed s/a/b/ Dockerfile.m4 | tee Dockerfile\n"],
    ["build.sh", "envsubst < ./Dockerfile.m4 > ./Dockerfile\n"],
  ])("%s: %j", (name, text) => {
    expect(says("deprecated-maintainer", own, { [name]: text, "Dockerfile.m4": m4 })).toEqual([
      "This file is generated: make the change in Dockerfile.m4, 0",
    ]);
  });

  test("in the project's root", () => {
    const files = { "../.git/HEAD": "", "../Makefile": "m4 db/Dockerfile.m4 >db/Dockerfile\n", "Dockerfile.m4": m4 };
    expect(says("deprecated-maintainer", own, files)).toEqual(["This file is generated: make the change in Dockerfile.m4, 0"]);
  });

  test.each([
    ["Makefile", "m4 Dockerfile.m4 > out/Dockerfile\n"],
    ["Makefile", "m4 Dockerfile.m4 > Dockerfile.web\n"],
    ["Makefile", "docker build -f Dockerfile . > Dockerfile.log # Dockerfile.m4\n"],
    ["build.sh", 'm4 Dockerfile.m4 > "$TMP/Dockerfile"\n'],
    ["build.sh", "m4 other.m4 > Dockerfile\n"],
  ])("not by %s: %j", (name, text) => {
    expect(says("deprecated-maintainer", own, { [name]: text, "Dockerfile.m4": m4 })).toEqual(["by hand, 1"]);
  });
});
