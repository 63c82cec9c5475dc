// broken-json-array: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "broken-json-array";

test("underlines the array and writes what was meant", () => {
  expect(lint(id, "FROM a\nCMD ['node', 'a.js']")).toBe(
    "FROM a\nCMD ['node', 'a.js']\n    ~~~~~~~~~~~~~~~~ This is no valid JSON, so CMD runs it as a shell command that begins with ['node',. JSON takes double quotes and no comma at the end [Write [\"node\", \"a.js\"], review]",
  );
  expect(lint(id, "FROM a\nCOPY ['a b', '/c']")).toContain("takes the brackets and quotes for parts of paths");
});

test.each([
  ["a comma at the end", 'CMD ["a", "b",]', 'CMD ["a", "b"]'],
  ["a missing comma", 'ENTRYPOINT ["a" "b"]', 'ENTRYPOINT ["a", "b"]'],
  ["no bracket at the end", 'CMD [ "a", "b"', 'CMD ["a", "b"]'],
  ["curly quotes", "CMD [“a”, “b c”]", 'CMD ["a", "b c"]'],
  ["no quotes", "CMD [npm, run, start]", 'CMD ["npm", "run", "start"]'],
  ["one without", 'CMD ["npm", start]', 'CMD ["npm", "start"]'],
  ["a Windows path", 'CMD ["C:\\app\\x.exe"]', 'CMD ["C:\\\\app\\\\x.exe"]'],
  ["continued", "RUN ['a', \\\n  'b']", 'RUN ["a", "b"]'],
  [
    "lower case, in ONBUILD, in HEALTHCHECK",
    "onbuild run ['a', 'b']\nHEALTHCHECK --retries=2 CMD ['a']",
    'onbuild run ["a", "b"]\nHEALTHCHECK --retries=2 CMD ["a"]',
  ],
  ["a volume", "VOLUME ['/a', '/b']", 'VOLUME ["/a", "/b"]'],
])("%s", (_, line, mended) => {
  expect(fixAll(id, `FROM a\n${line}`)).toBe(`FROM a\n${mended}`);
});

test("no fix where it is not clear what was meant", () => {
  for (const line of ['CMD ["a", "b]', 'CMD ["a"] && b', "CMD ['a', \\\n # why\n 'b']"]) {
    expect(lint(id, `FROM a\n${line}`)).toMatch(/~…? This is no valid JSON/);
    expect(fixAll(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
  }
});

test.each([
  'CMD ["a"]',
  "CMD []",
  "RUN [ -f a ] && b",
  'RUN [ "$a" = "b" ] || exit 1',
  'RUN [ "$a" = "b" ]',
  "RUN [[ $a == b ]]",
  'RUN [ "a" ]',
  "RUN [ -n a, ] && b",
  "COPY [a-z].txt /b",
  'CMD ["a", 1]',
  "RUN echo ['a']",
])("silent: %j", (line) => {
  expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
});

test("an empty word alone is no program: the array is empty", () => {
  expect(fixAll(id, "FROM debian:13\nENTRYPOINT [\"a\"]\nCMD ['']\n")).toContain("CMD []\n");
  expect(fixAll(id, "FROM debian:13\nCMD ['a', '']\n")).toContain('CMD ["a", ""]\n');
});
