// copy-from-empty-stage: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "copy-from-empty-stage";

test("underlines the stage's name", () => {
  const source = "FROM scratch AS files\nENV A=b\nFROM files AS more\nFROM b\nCOPY --from=more /a /b";
  expect(lint(id, source)).toBe(
    `${source}\n            ~~~~ The stage more is FROM scratch and holds no file, so there is nothing to copy. Put the files in there first`,
  );
});

test.each(["FROM scratch AS x\nCOPY a /a", "FROM scratch AS x\nADD a /a", "FROM alpine AS x", "ARG I\nFROM $I AS x"])(
  "silent: %j",
  (stage) => {
    const source = `${stage}\nFROM b\nCOPY --from=x /a /b`;
    expect(lint(id, source)).toBe(source);
  },
);

test.each(["/ /usr/bin/", "/. /", ". /x", "/*.conf /etc/", "$DIR /x", '["/", "/x"]'])("an empty stage has that: %s", (what) => {
  const source = `FROM scratch AS x\nFROM b\nARG DIR\nCOPY --from=x ${what}`;
  expect(lint(id, source)).toBe(source);
});

test.each(["/ /a /x/", "/usr/bin/ /usr/bin/", '["/a", "/b"]', "$DIR /x"])("but not that: %s", (what) => {
  expect(lint(id, `FROM scratch AS x\nFROM b\nENV DIR=/a\nCOPY --from=x ${what}`)).toContain("The stage x is FROM scratch");
});
