// write-after-volume: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "write-after-volume";

test("underlines what is written, once a volume", () => {
  expect(lint(id, "FROM a\nVOLUME /data /log\nRUN echo x > /data/seed && touch /data/y\nRUN cp a /log/")).toBe(
    "FROM a\nVOLUME /data /log\nRUN echo x > /data/seed && touch /data/y\n           ~~~~~~~~~~~~ /data is a VOLUME since further up, so the classic builder throws away what is written here. Move the VOLUME below this line\n" +
      "RUN cp a /log/\n         ~~~~~ /log is a VOLUME since further up, so the classic builder throws away what is written here. Move the VOLUME below this line",
  );
});

test("in a child stage, below a WORKDIR", () => {
  expect(lint(id, 'FROM a AS x\nVOLUME ["/data"]\nFROM x\nWORKDIR /data\nRUN touch b')).toContain("~ /data is a VOLUME");
});

test.each([
  ["a relative path", "VOLUME /data\nWORKDIR /data\nRUN touch a"],
  ["behind cd", "VOLUME /data\nRUN cd /data && touch a"],
  ["what is unpacked", "VOLUME /data\nRUN tar xzf /a.tgz -C /data"],
  ["what is unpacked in the directory", "VOLUME /data\nWORKDIR /data\nRUN unzip /a.zip"],
  ["a path that begins with a variable", "ENV D=/data\nVOLUME $D\nRUN chown -R app $D/x"],
  ["some of a folder", "VOLUME /data\nRUN rm -rf /data/*"],
])("finds %s", (_name, lines) => {
  expect(lint(id, `FROM a\n${lines}`)).toContain("~ /data is a VOLUME");
});

test.each([
  // Only read from the volume.
  "VOLUME /data\nRUN tar czf /a.tgz /data",
  "VOLUME /data\nRUN tar xzf /data/a.tgz -C /x",
  "VOLUME /data\nRUN sed s/a/b/ /data/x",
  "VOLUME /data\nWORKDIR /data\nRUN touch ~/a",
  "RUN chown a /data\nVOLUME /data",
  "VOLUME /data\nRUN ls /data; cp /data/a /b; echo /data",
  "VOLUME /data\nRUN touch /database",
  "VOLUME /data\nFROM b\nRUN touch /data/a",
  "VOLUME $V\nRUN touch /data/a",
  // They write into the layer, whatever is mounted in a RUN.
  "VOLUME /data\nCOPY a /data/\nADD b /data/\nWORKDIR /data/c",
])("silent: %j", (lines) => {
  expect(lint(id, `FROM a\n${lines}`)).toBe(`FROM a\n${lines}`);
});

test.each([
  "# syntax=docker/dockerfile:1\nFROM a\nVOLUME /data\nRUN touch /data/a",
  "FROM a\nVOLUME /data\nRUN <<EOF\ntouch /data/a\nEOF",
  "FROM a\nVOLUME /data\nRUN --mount=type=cache,target=/c touch /data/a",
  "FROM a\nCOPY --chmod=755 x /x\nVOLUME /data\nRUN touch /data/a",
  "FROM --platform=$BUILDPLATFORM a\nVOLUME /data\nRUN touch /data/a",
])("silent where the classic builder cannot build the file: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test("what it can build", () => {
  const source =
    "FROM --platform=linux/amd64 a AS b\nFROM a\nCOPY --from=b --chown=x /x /x\nVOLUME /data\nHEALTHCHECK --timeout=1s CMD x\nRUN touch /data/a";
  expect(lint(id, source)).toContain("/data is a VOLUME");
});

test("one finding for what an instruction writes", () => {
  const drawn = lint(id, "FROM a\nVOLUME /data /log\nRUN touch /data/x /log/y");
  expect(drawn).toContain("~ /data, /log are VOLUMEs since further up");
  expect(drawn.match(/since further up/g)).toHaveLength(1);
});

test.each([
  ["RUN mkdir /data && chown app /data", false],
  ["RUN mkdir /data /log && touch /data/x", false],
  ["RUN set -e; mkdir /data; touch /data/x", false],
  ["WORKDIR /\nRUN mkdir data\nRUN touch /data/a", false],
  ["RUN touch /data/a\nRUN mkdir /data", false],
  ["RUN mkdir /data && echo $(date) | tee /data/x", false],
  ["RUN mkdir -p /data", false],
  ["RUN mkdir -p /data && chown app /data", true],
  ["RUN mkdir /data || true; touch /data/x", true],
  ["RUN mkdir /data; touch /data/x", true],
  ["RUN [ -d /data ] || mkdir /data && touch /data/x", true],
  ["RUN mkdir /data/sub", true],
  ["RUN mkdir /database\nRUN touch /data/a", true],
] as const)("a directory that is there already: %j", (lines, isFound) => {
  expect(lint(id, `FROM a\nVOLUME /data /log\n${lines}`).includes("since further up")).toBe(isFound);
});
