// background-in-run: what it underlines, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, fixAll, lint } from "../support/rule";

const id = "background-in-run";

test("underlines the sign", () => {
  expect(
    lint(
      id,
      "FROM debian:12\nRUN ln -s a b & \\\n  ln -s c d\nRUN apt-get update && apt-get install -y x & echo\nRUN cp a b &\nRUN curl -O https://x.org/y?a=1&b=2",
    ),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN ln -s a b & \\
                  ~ & starts ln in the background: the next command does not wait for it, and when it fails, the build goes on. Write && instead [Write &&, review]
      ln -s c d
    RUN apt-get update && apt-get install -y x & echo
                                               ~ & starts apt-get in the background: the next command does not wait for it, and when it fails, the build goes on. Write && instead [Write &&, review]
    RUN cp a b &
               ~ & starts cp in the background, and nothing waits for it: when the RUN ends, it is killed. Leave the & out
    RUN curl -O https://x.org/y?a=1&b=2
                                   ~ The & ends curl here, in the middle of the address, and runs it in the background. Put the address in quotes"
  `);
});

test.each([
  ["RUN ln -s a b & \\\n  ln -s c d", "RUN ln -s a b && \\\n  ln -s c d"],
  ["RUN mkdir a& cd a", "RUN mkdir a&& cd a"],
  ["RUN apt-get update & apt-get install -y x", "RUN apt-get update && apt-get install -y x"],
])("mends %j", (before, after) => {
  expect(fixAll(id, `FROM debian:12\n${before}`)).toBe(`FROM debian:12\n${after}`);
});

test.each([
  "RUN <<EOF\ncp a b &\nls b\nEOF",
  "RUN if x; then cp a b & fi; ls",
  "RUN (tar xf a.tar) & ls",
  "RUN for x in a b; do curl -O https://x/$x & done",
])("told, but no fix: %j", (line) => {
  expect(findings(id, `FROM debian:12\n${line}`)).toHaveLength(1);
  expect(fixAll(id, `FROM debian:12\n${line}`)).toBe(`FROM debian:12\n${line}`);
});

test.each([
  ["servers", "RUN mysqld & sleep 5 && mysql -e x\nRUN Xvfb :1 & make test\nRUN dockerd & docker pull x\nRUN npm start & npx wait-on x"],
  ["waited for", "RUN curl -O https://x/a & curl -O https://x/b & wait"],
  ["looked after", "RUN tar xf a.tar & pid=$!; ls\nRUN make serve & sleep 3; kill %1"],
  ["no background", "RUN a && b >/dev/null 2>&1; c >&2; d &>/dev/null; curl 'https://x/y?a=1&b=2'; echo \"a & b\"; sed -e s/a/\\&/ x"],
  ["a pipe of a server", "RUN cat pipe | server & client"],
])("silent: %s", (_, lines) => {
  expect(lint(id, `FROM debian:12\n${lines}`)).toBe(`FROM debian:12\n${lines}`);
});
