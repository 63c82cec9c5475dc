// What a RUN does to which paths, and which paths a COPY fills.
import { expect, test } from "vitest";
import { parse } from "../../server/src/core";
import { changesOf, copyOf, placesOfSources } from "../../server/src/core/image";

function changes(source: string): readonly string[] {
  const doc = parse(source);
  const run = doc.each("RUN").at(-1);
  if (!run) throw new Error("no RUN");
  return changesOf(doc, run).map(({ how, path, at, always }) => `${how} ${path} at ${doc.slice(at)}${always ? "" : " perhaps"}`);
}

test.each([
  ["echo a > /x", "written /x at > /x"],
  ["cp a b /x/", "written /x/a at /x/", "written /x/b at /x/"],
  ["cp -t /x a", "written /x/a at -t /x"],
  ["mv /a /b", "written /b at /b", "removed /a at /a"],
  ["mkdir -p a/b", "changed /w/a/b at a/b"],
  ["cd /y && touch x", "changed /y/x at x"],
  ["chown -R app /x /y", "changed /x at /x", "changed /y at /y"],
  ["chmod --reference=/a /x", "changed /x at /x"],
  ["chmod +x /x/*.sh", "below /x at /x/*.sh"],
  ["rm -rf /x/*", "below /x at /x/*"],
  ["rm -f a", "removed /w/a at a"],
  ["if [ -f /a ]; then rm /a; fi", "removed /a at /a perhaps"],
  ["sed -i s/a/b/ x", "changed /w/x at x"],
  ["sed s/a/b/ x"],
  ["tar xzf /a.tgz -C /x", "changed /x at /x"],
  ["tar xzf /a.tgz", "below /w at tar"],
  ["tar czf /a.tgz /x", "changed /a.tgz at /a.tgz"],
  ["tar tzf /a.tgz"],
  ["unzip /a.zip -d /x", "changed /x at /x"],
  ["install -d /x/y", "changed /x/y at /x/y"],
  ["touch ~/a", "changed /root/a at ~/a"],
  ["touch $HOME/a", "changed /root/a at $HOME/a"],
  ["touch ~app/a"],
  ["touch $UNKNOWN"],
])("RUN %s", (line, ...expected) => {
  expect(changes(`FROM debian:12\nWORKDIR /w\nRUN ${line}`)).toEqual(expected);
});

test("a relative path counts only where its directory is known", () => {
  expect(changes("FROM a\nRUN touch x /y")).toEqual(["changed /y at /y"]);
  expect(changes("FROM a\nRUN cd /z && touch x")).toEqual(["changed /z/x at x"]);
  expect(changes("FROM a\nRUN cd z && touch x")).toEqual([]);
});

test("the home directory of another user than root is in /etc/passwd alone", () => {
  expect(changes("FROM debian:12\nUSER app\nRUN touch ~/a")).toEqual([]);
  expect(changes("FROM debian:12\nUSER app\nENV HOME=/h\nRUN touch ~/a")).toEqual(["changed /h/a at ~/a"]);
});

function filled(line: string): string {
  const doc = parse(`FROM a\nARG V=1\n${line}`);
  const [instruction] = doc.each("COPY", "ADD");
  const copy = instruction && copyOf(instruction, doc.scopeBefore(instruction));
  if (!copy) throw new Error("no COPY");
  return `${placesOfSources(copy)
    .map(({ path }) => path)
    .join(" ")}${copy.knownTarget === undefined ? ", not certain" : ""}`;
}

test.each([
  ["COPY a /x", "/x"],
  ["COPY a /x/", "/x/a"],
  ["COPY a b /x", "/x/a /x/b"],
  ["COPY src/ /x/", ""],
  ["COPY src/ /x", "/x"],
  ["COPY a-$V /x/", "/x/a-1"],
  ["COPY a $X/", "${X}/a, not certain"],
  ["COPY a b/", "/b/a, not certain"],
  ["WORKDIR /w\nCOPY a b/", "/w/b/a"],
])("%s", (line, expected) => {
  expect(filled(line)).toBe(expected);
});
