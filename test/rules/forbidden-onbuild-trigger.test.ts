// forbidden-onbuild-trigger: what it underlines, what it says, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "forbidden-onbuild-trigger";

test.each(["ONBUILD ONBUILD RUN x", "ONBUILD FROM b:1", "ONBUILD MAINTAINER x"])("%s is told", (line) => {
  expect(lint(id, `FROM a:1\n${line}`)).toContain("~~~");
});

test("other instructions may be triggers", () => {
  expect(lint(id, "FROM a:1\nONBUILD RUN x")).toBe("FROM a:1\nONBUILD RUN x");
});
