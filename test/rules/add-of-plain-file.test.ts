// add-of-plain-file: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "add-of-plain-file";

test("underlines ADD; the keyword keeps its casing", () => {
  expect(lint(id, "FROM a\nADD a.txt b/ /c/")).toBe(
    "FROM a\nADD a.txt b/ /c/\n~~~ ADD only copies a.txt: that is no tar archive and no address. COPY does the same, and never unpacks or downloads [Write COPY]",
  );
  expect(fixAll(id, "from a\nadd --chown=1 \\\n  # the jar\n  target/*.jar \\\r\n  /app.jar\nONBUILD ADD . /app")).toBe(
    "from a\ncopy --chown=1 \\\n  # the jar\n  target/*.jar \\\r\n  /app.jar\nONBUILD COPY . /app",
  );
});

test("a name without a suffix, or with a variable, is for review", () => {
  expect(lint(id, "FROM a\nADD rootfs /")).toContain("[Write COPY, review]");
  expect(lint(id, "FROM a\nARG JAR=target/a.jar\nADD $JAR /a.jar")).toContain("[Write COPY, review]");
});

test.each([
  "ADD rootfs.tar.xz /",
  'ADD "a.tgz" /',
  "ADD a.txt a.tar /",
  "ADD a.tar.* /",
  "ADD pkg/* /",
  "ADD a.gem /",
  "ADD https://x.org/a /a",
  "ADD git@github.com:a/b.git /a",
  "ADD --checksum=sha256:00 a.txt /a",
  "ARG F\nADD $F /a",
  "ADD <<EOF /a\nx\nEOF",
])("silent: %j", (line) => {
  const source = `FROM a\n${line}`;
  expect(lint(id, source)).toBe(source);
});

test("a name under which archives are common needs a look", () => {
  const safety = (name: string) => findings(id, `FROM debian:13\nADD ${name} /x/`).flatMap(({ fixes }) => fixes.map((fix) => fix.safety));
  for (const name of ["db.dump", "site.backup", "a.bak", "disk.img", "tool"]) expect([name, safety(name)]).toEqual([name, ["review"]]);
  for (const name of ["a.conf", "run.sh", "."]) expect([name, safety(name)]).toEqual([name, ["safe"]]);
});

test("a folder, and what may be an archive", () => {
  expect(lint(id, "FROM a\nADD . /x")).toContain("ADD only copies .: that is a folder.");
  expect(lint(id, "FROM a\nADD dist/app /x/")).toContain("ADD copies dist/app, or unpacks it if it is itself a tar archive.");
});

test("a folder at hand is one, whatever its name; what is not there is told elsewhere", () => {
  const files = { ".git/HEAD": "", "app.cfg": "", Makefile: "", "api/a.py": "", "lib/deep/x": "", tool: "" };
  const said = (line: string) =>
    findings(id, `FROM a\n${line}`, { files }).map(({ message, fixes }) => [
      /that is a folder|is itself a tar archive/.exec(message.template)?.[0],
      ...fixes.map((fix) => fix.safety),
    ]);
  expect(said("ADD ./api /x/")).toEqual([["that is a folder", "safe"]]);
  expect(said('ADD ["lib/deep", "/x/"]')).toEqual([["that is a folder", "safe"]]);
  expect(said("ADD tool /x/")).toEqual([["is itself a tar archive", "review"]]);
  expect(said("ADD api tool /x/")).toEqual([["that is a folder", "review"]]);
  expect(said("ADD api app.cfg gone.cfg /x/")).toEqual([]);
});

test("the Dockerfile's own folder, seen from the one above, is not what a name there means", () => {
  const said = (source: string, path = "/w/demo/qotd/Dockerfile", files: Record<string, string> = {}) =>
    findings(id, source, { path, files: { "../.git/HEAD": "", "../Makefile": "", "../qotd/qotd.c": "", "qotd.c": "", ...files } }).map(
      ({ message }) => /that is a folder|is itself a tar archive/.exec(message.template)?.[0],
    );
  expect(said("FROM a\nADD ./qotd /x")).toEqual(["is itself a tar archive"]);
  expect(said("FROM a\nADD qotd/ /x")).toEqual(["that is a folder"]);
  // The folder above is the context, as another source says.
  expect(said("FROM a\nADD qotd /x\nCOPY common /y", undefined, { "../common/a": "" })).toEqual(["that is a folder"]);
  expect(said("FROM a\nADD qotd /x\nCOPY qotd/qotd.c /y")).toEqual(["that is a folder"]);
  // Not its own.
  expect(said("FROM a\nADD qotd /x", "/w/demo/docker/Dockerfile")).toEqual(["that is a folder"]);
});

test("a file at hand is plain where its text says so, in the Dockerfile's folder or in the context above", () => {
  const said = (files: Record<string, string>, line: string) =>
    findings(id, `FROM a\n${line}`, { files }).map(({ message, fixes }) => [
      /that is a folder|no tar archive|is itself a tar archive/.exec(message.template)?.[0],
      ...fixes.map((fix) => fix.safety),
    ]);
  expect(said({ install: "#!/bin/sh\nmake\n" }, "ADD install /x/")).toEqual([["no tar archive", "safe"]]);
  expect(said({ rootfs: "bin/\0\0\0\0\0\0" }, "ADD rootfs /x/")).toEqual([["is itself a tar archive", "review"]]);
  expect(said({ rootfs: "\u001f\ufffd\b" }, "ADD rootfs /x/")).toEqual([["is itself a tar archive", "review"]]);
  expect(said({ "../Makefile": "all:\n", "../scripts/a": "" }, "ADD Makefile scripts /x/")).toEqual([["no tar archive", "safe"]]);
  expect(said({ "../Makefile": "all:\n", "../scripts/a": "" }, "ADD scripts /x/")).toEqual([["that is a folder", "safe"]]);
  // By its default a folder, by --build-arg what somebody gives.
  expect(said({ "client/a": "" }, 'ARG D=client\nADD "${D}" /x/')).toEqual([["that is a folder", "review"]]);
  expect(said({}, "ADD .rootfs /x/")).toEqual([["is itself a tar archive", "review"]]);
});

test("arguments that are lined up stay so", () => {
  expect(fixAll("add-of-plain-file", "FROM debian:12\nRUN     a\nADD     a.sh /\nADD b.sh /\nADD\tc.sh /\n")).toBe(
    "FROM debian:12\nRUN     a\nCOPY    a.sh /\nCOPY b.sh /\nCOPY\tc.sh /\n",
  );
});

const several = "FROM a\nADD a.txt /\nADD tool /\nADD b.conf /\nADD rootfs.tar /\nADD dist/app /x/\nADD c.sh /\n";

test("the first one stands for all of the same certainty, with one fix for them", () => {
  expect(lint(id, several)).toMatchInlineSnapshot(`
    "FROM a
    ADD a.txt /
    ~~~ ADD only copies a.txt (2 more like it below): that is no tar archive and no address. COPY does the same, and never unpacks or downloads [Write COPY in all 3 places]
    ADD tool /
    ~~~ ADD copies tool, or unpacks it if it is itself a tar archive (1 more like it below). COPY only copies it, whatever it is [Write COPY in all 2 places, review]
    ADD b.conf /
    ADD rootfs.tar /
    ADD dist/app /x/
    ADD c.sh /
    "
  `);
  const told = findings(id, several);
  expect(told.map(({ fixes }) => fixes.map(({ safety }) => safety))).toEqual([["safe"], ["review"]]);
  expect(told.map(({ related }) => related?.map(({ span }) => several.slice(span.start, span.end + 7)))).toEqual([
    ["ADD b.conf", "ADD c.sh /"],
    ["ADD dist/a"],
  ]);
  expect(fixAll(id, several)).toBe("FROM a\nCOPY a.txt /\nCOPY tool /\nCOPY b.conf /\nADD rootfs.tar /\nCOPY dist/app /x/\nCOPY c.sh /\n");
});

test("each one with the hadolint profile; one that a comment names stands alone", () => {
  expect(findings(id, several, { config: { profile: "hadolint" } })).toHaveLength(5);
  for (const name of ["dockwright-ignore: add-of-plain-file", "hadolint ignore=DL3020"]) {
    const source = `FROM a\nADD a.txt /\n# ${name}\nADD b.txt /\nADD c.txt /\n`;
    expect(findings(id, source).map(({ message }) => message.values?.others)).toEqual([1]);
    expect(fixAll(id, source)).toBe(`FROM a\nCOPY a.txt /\n# ${name}\nADD b.txt /\nCOPY c.txt /\n`);
    const first = `FROM a\n# ${name}\nADD a.txt /\nADD b.txt /\n`;
    expect(fixAll(id, first)).toBe(`FROM a\n# ${name}\nADD a.txt /\nCOPY b.txt /\n`);
  }
});
