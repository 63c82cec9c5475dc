// copied-archive-unpacked: what it underlines and says, where it is silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "copied-archive-unpacked";
const strict = { config: { profile: "all" } } as const;

test("underlines the archive in COPY", () => {
  expect(lint(id, "FROM debian:12\nCOPY app.tar.gz /opt/\nRUN tar xzf /opt/app.tar.gz -C /opt")).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY app.tar.gz /opt/
         ~~~~~~~~~~ app.tar.gz stays in this layer though a later RUN unpacks it. ADD unpacks a local tar archive by itself
    RUN tar xzf /opt/app.tar.gz -C /opt"
  `);
  expect(lint(id, 'FROM debian:12\nCOPY ["a b.tgz", "/opt/x.tgz"]\nRUN tar -xf "/opt/x.tgz"')).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY ["a b.tgz", "/opt/x.tgz"]
                     ~~~~~~~~~~~~ x.tgz stays in this layer though a later RUN unpacks it. ADD unpacks a local tar archive by itself
    RUN tar -xf "/opt/x.tgz""
  `);
});

test.each([
  "FROM debian:12 AS build\nCOPY app.tar.gz /opt/\nRUN tar xzf /opt/app.tar.gz\nFROM debian:12",
  "FROM debian:12\nCOPY --from=build /app.tar.gz /opt/\nRUN tar xzf /opt/app.tar.gz",
  "FROM debian:12\nCOPY app.tar.gz /opt/\nRUN tar xzf /opt/app.tar.gz --strip-components=1",
  "FROM debian:13\nWORKDIR /opt/app\nCOPY app-1-bin.tar.gz .\nRUN tar -xzf app-1-bin.tar.gz; rm app-1-bin.tar.gz; mv app-*-bin/* .; rm -rf app-1-bin",
  "FROM debian:13\nCOPY app.tgz /tmp/\nRUN cd /tmp && tar xf app.tgz && mv app-1 /opt/app",
  "FROM debian:13\nCOPY app.tgz /tmp/\nRUN tar xf /tmp/app.tgz -C /tmp && cp -r /tmp/app-1 /opt/app && rm -rf /tmp/app-1",
  "FROM debian:13\nCOPY app.tgz /tmp/\nRUN tar xf /tmp/app.tgz -C /tmp && mv -t /opt /tmp/app-1",
  "FROM debian:12\nCOPY app.zip /opt/\nRUN unzip /opt/app.zip",
  "FROM debian:12\nCOPY app.tar.gz /opt/\nFROM debian:12\nRUN tar xzf /opt/app.tar.gz",
  "FROM debian:12\nCOPY app.tar /opt/\nRUN tar -cf /opt/app.tar /etc",
  "FROM debian:12\nRUN tar xf /a.tar\nCOPY a.tar /",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("strict profiles report more", () => {
  expect(lint(id, "FROM debian:12\nCOPY dump.sql.gz /\nRUN gunzip /dump.sql.gz", strict)).toMatchInlineSnapshot(`
    "FROM debian:12
    COPY dump.sql.gz /
         ~~~~~~~~~~~ dump.sql.gz stays in this layer though a later RUN unpacks it. ADD unpacks a local tar archive by itself
    RUN gunzip /dump.sql.gz"
  `);
});

test.each([
  "mv /opt/app.tar.gz /tmp/ && tar xf /tmp/app.tar.gz -C /opt",
  "tar xf /opt/app.tar.gz -C /opt && mv /opt/app.tar.gz /tmp/",
  "tar xf /opt/app.tar.gz -C /opt && mv /etc/a.conf /etc/b.conf",
  "cd /opt && tar xf app.tar.gz && cp app/app.service /etc/systemd/system/",
  "tar xf /opt/app.tar.gz -C /opt\nRUN mv /opt/app-1 /opt/app",
])("what is moved is not what was unpacked there: %j", (run) => {
  expect(lint(id, `FROM debian:12\nCOPY app.tar.gz /opt/\nRUN ${run}`)).toContain("app.tar.gz stays in this layer");
});

test("by size: little is passed over, much is told", () => {
  const source = "FROM debian:13\nCOPY app.tar.gz /opt/\nRUN tar -xzf /opt/app.tar.gz -C /opt";
  expect(lint(id, source, { bytes: { "app.tar.gz": 900_000 } })).not.toContain("~");
  expect(lint(id, source, { bytes: { "app.tar.gz": 90_000_000 } })).toContain("app.tar.gz (90 MB) stays");
});
