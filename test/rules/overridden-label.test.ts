// overridden-label: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "overridden-label";

test("underlines the one that is lost", () => {
  const source = 'FROM a:1\nLABEL maintainer=ada version=1\nLABEL other=x\nLABEL "maintainer"=bob\nLABEL version=2';
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM a:1
    LABEL maintainer=ada version=1
          ~~~~~~~~~~ An image has one value for each label, and maintainer gets another one further down: this one is lost. Give one of them another name, or remove it
                         ~~~~~~~ An image has one value for each label, and version gets another one further down: this one is lost. Give one of them another name, or remove it
    LABEL other=x
    LABEL "maintainer"=bob
    LABEL version=2"
  `);
  expect(fixAll(id, "FROM a:1\nLABEL a=1\n# why\nLABEL a=2\n")).toBe("FROM a:1\n# why\nLABEL a=2\n");
});

test.each([
  ["in one LABEL", "LABEL a=1 a=2", "warning"],
  ["the old form", "LABEL a one\nLABEL a two", "warning"],
  ["the same value", 'LABEL a=1\nLABEL a="1"', "info"],
  ["a value that nobody knows", "ARG V\nLABEL a=$V\nLABEL a=1", "warning"],
  ["a variable in the key", "ENV P=x\nLABEL $P.a=1\nLABEL x.a=2", "warning"],
] as const)("%s", (_, lines, severity) => {
  expect(findings(id, `FROM a:1\n${lines}`).map((found) => found.severity)).toEqual([severity]);
});

test.each([
  ["other letters", "FROM a:1\nLABEL a=1 A=2"],
  ["another stage", "FROM a:1 AS x\nLABEL a=1\nFROM a:1\nLABEL a=2"],
  ["a stage on it", "FROM a:1 AS x\nLABEL a=1\nFROM x\nLABEL a=2"],
  ["ONBUILD", "FROM a:1\nLABEL a=1\nONBUILD LABEL a=2"],
  ["a key that nobody knows", "FROM a:1\nARG K\nLABEL $K=1\nLABEL $K=2"],
])("silent: %s", (_, source) => {
  expect(lint(id, source)).toBe(source);
});

test("a name and an e-mail address are both meant", () => {
  const source = 'FROM a:1\nLABEL maintainer="Ada Lovelace"\nLABEL maintainer="ada@example.com"\n';
  expect(lint(id, source)).toContain("Call the address maintainer.email [Write maintainer.email, review]");
  expect(fixAll(id, source)).toBe(source.replace('maintainer="ada@', 'maintainer.email="ada@'));
  expect(fixAll(id, 'FROM a:1\nLABEL "maintainer"="ada@example.com"\nLABEL maintainer="Ada Lovelace"\n')).toBe(
    'FROM a:1\nLABEL "maintainer.email"="ada@example.com"\nLABEL maintainer="Ada Lovelace"\n',
  );
  expect(fixAll(id, 'FROM a:1\nLABEL maintainer="Ada" maintainer="ada@example.com"\n')).toContain('"Ada" maintainer.email="ada');
  expect(fixAll(id, 'FROM a:1\nLABEL maintainer="Ada <ada@a.org>"\nLABEL maintainer="ada@example.com"\n')).not.toContain(".email");
  expect(fixAll(id, 'FROM a:1\nLABEL maintainer="ada@a.org"\nLABEL maintainer="bob@a.org"\n')).not.toContain("ada@");
  expect(lint(id, 'FROM a:1\nLABEL maintainer.email="x@a.org"\nLABEL maintainer="Ada"\nLABEL maintainer="ada@a.org"\n')).not.toContain(
    "Write",
  );
});
