// wildcard-in-copy-target: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { fixAll, lint } from "../support/rule";

const id = "wildcard-in-copy-target";

test("underlines the target", () => {
  expect(lint(id, "FROM debian:12-slim\nCOPY files/LICENSES/* /LICENSES/*")).toMatchInlineSnapshot(`
    "FROM debian:12-slim
    COPY files/LICENSES/* /LICENSES/*
                          ~~~~~~~~~~~ A target has no wildcards: this makes a file or folder that is called *. Name the folder that the files come to [Write /LICENSES/, review]"
  `);
});

test.each([
  ["COPY a/*.conf /etc/app/*.conf", "COPY a/*.conf /etc/app/"],
  ["COPY --from=build /out/* bin/*", "COPY --from=build /out/* bin/"],
  ["ADD a/* $HOME/*", "ADD a/* $HOME/"],
  ["COPY a/ /x/*/", "COPY a/ /x/"],
  ["COPY a/ /x/*/y/", "COPY a/ /x/*/y/"],
  ['COPY ["a b/*", "/x/*"]', 'COPY ["a b/*", "/x/*"]'],
  ["COPY a* *", "COPY a* *"],
])("finds %s", (line, mended) => {
  expect(lint(id, `FROM a:1\n${line}`)).toContain("A target has no wildcards");
  expect(fixAll(id, `FROM a:1\n${line}`)).toBe(`FROM a:1\n${mended}`);
});

test.each([
  "COPY a/* /x/",
  "COPY pages/[id].tsx /app/pages/[id].tsx",
  "COPY a /x/${VERSION%%.*}/",
  'COPY ["a/*", "/x/"]',
  "RUN cp a/* /x/*",
])("silent: %s", (line) => {
  expect(lint(id, `FROM a:1\n${line}`)).toBe(`FROM a:1\n${line}`);
});
