// url-without-checksum: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "url-without-checksum";

test("underlines the address", () => {
  const source = "FROM a\nARG V=1\nADD https://x.org/$V.tgz a.txt /b/";
  expect(lint(id, source)).toBe(
    `${source}\n    ~~~~~~~~~~~~~~~~~~~~ Nothing checks that https://x.org/$V.tgz is the file it was. Add --checksum=sha256:<digest>, which stops the build when it is not`,
  );
});

test.each(["ADD a.txt /b", "ADD https://x.org/a.git /b", "ADD --checksum=sha256:00 https://x.org/a /b"])("silent: %s", (line) => {
  expect(lint(id, `FROM a\n${line}`)).toBe(`FROM a\n${line}`);
});
