// deprecated-maintainer: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "deprecated-maintainer";

test("underlines the keyword", () => {
  expect(lint(id, "FROM a:1\nmaintainer Kim")).toBe(
    "FROM a:1\nmaintainer Kim\n~~~~~~~~~~ MAINTAINER is deprecated and few tools read it. Use the label org.opencontainers.image.authors [Replace by LABEL org.opencontainers.image.authors, review]",
  );
});

test("quotes, dollars and backslashes keep their meaning in the label", () => {
  expect(fixAll(id, 'FROM a:1\nMAINTAINER "Kim Minji" <minji@example.com>')).toBe(
    'FROM a:1\nLABEL org.opencontainers.image.authors="\\"Kim Minji\\" <minji@example.com>"',
  );
  expect(fixAll(id, "FROM a:1\nMAINTAINER a$b")).toBe('FROM a:1\nLABEL org.opencontainers.image.authors="a\\$b"');
});

test("several of one stage become one label", () => {
  expect(fixAll(id, "FROM a:1\nMAINTAINER Kim\nMAINTAINER Lee <l@x>\nRUN b\nFROM c:1\nMAINTAINER Kim\n")).toBe(
    'FROM a:1\nLABEL org.opencontainers.image.authors="Kim, Lee <l@x>"\nRUN b\nFROM c:1\nLABEL org.opencontainers.image.authors="Kim"\n',
  );
});
