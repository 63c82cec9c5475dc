// unfilled-template: files that Maven or Gradle fill in, told once and in place of the builder's errors.
import { expect, test } from "vitest";
import { defaultConfig, errorsBeside, lint as lintFile, parse, ruleSet } from "../../server/src/core";
import { factsFrom } from "../support/facts";
import { lint } from "../support/rule";

const id = "unfilled-template";

/** The errors that are shown beside the findings. */
function errors(source: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const doc = parse(source);
  return errorsBeside(doc, lintFile(doc, ruleSet(defaultConfig), factsFrom(files))).map(({ code }) => code);
}

const maven = "FROM ${docker.base.image}\nCOPY ${pkg.name}.deb /tmp/\nUSER ${pkg.user}";

test("is told once, at the first placeholder", () => {
  expect(lint(id, maven)).toMatchInlineSnapshot(`
    "FROM \${docker.base.image}
         ~~~~~~~~~~~~~~~~~~~~ \${docker.base.image} is a placeholder of Maven or Gradle, as 2 more here are: docker build refuses them. Build the file that the build tool writes from this one
    COPY \${pkg.name}.deb /tmp/
    USER \${pkg.user}"
  `);
  expect(errors(maven)).toEqual([]);
});

test("one placeholder beside a build file, or one of Maven's own", () => {
  const one = "FROM apache/nifi:${nifi.version}-maven";
  expect(lint(id, one, { files: { "../../pom.xml": "" } })).toMatchInlineSnapshot(`
    "FROM apache/nifi:\${nifi.version}-maven
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ \${nifi.version} is a placeholder of Maven or Gradle: docker build refuses it here. Build the file that the build tool writes from this one"
  `);
  expect(errors(one, { "../build.gradle.kts": "" })).toEqual([]);
  expect(errors("FROM debian:13\nCOPY app-${project.version}.jar /app.jar")).toEqual([]);
});

test("the text of a heredoc of a template", () => {
  expect(errors(`${maven}\nCOPY <<EOF /x\n\${a.b}\nEOF`)).toEqual([]);
});

test.each([
  "FROM debian:13\nCOPY <<EOF /app.properties\n${a.b} ${c.d}\nEOF",
  "FROM apache/nifi:${nifi.version}",
  "FROM debian:13\nUSER ${pkg.user}\nCOPY ${a.b} ${c!d} /x/",
  "FROM debian:13\nENV A=${b!c}",
])("stays an error: %j", (source) => {
  expect(lint(id, source)).toBe(source);
  expect(errors(source)).not.toEqual([]);
});

test.each([
  "FROM debian:13\nRUN echo '${a.b} ${c.d}' > /etc/app.properties",
  "FROM debian:13\nCOPY <<'EOF' /app.properties\n${a.b} ${c.d}\nEOF",
  "ARG V=1\nFROM debian:${V}",
])("silent, nothing is wrong: %j", (source) => {
  expect(lint(id, source, { files: { "pom.xml": "" } })).toBe(source);
});
