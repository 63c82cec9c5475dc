// A file for Maven or Gradle to fill in: `FROM ${docker.base.image}`, `USER ${pkg.user}`.
import { rootQueries, rootWith } from "../../context";
import { templateEngineOf } from "../../knowledge/templateEngines";
import type { ParseError } from "../../syntax/types";
import { defineRule, type FileContext } from "../rule";

/** No variable of a Dockerfile has a dot in its name. Source: BuildKit's shell lexer. */
const placeholder = /\$\{[A-Za-z_][\w-]*(?:\.[\w-]+)+\}/g;
const buildFiles = ["pom.xml", "build.gradle", "build.gradle.kts"];

const placeholdersIn = (text: string): readonly string[] => text.match(placeholder) ?? [];

const inWordOf = ({ values }: ParseError): readonly string[] => placeholdersIn(values.word ?? "");

/** What the builder cannot expand, where placeholders are the only cause (of the text of a heredoc no word is told); else empty. */
function unfilled({ errors, text }: Pick<FileContext, "errors" | "text">): readonly ParseError[] {
  // Another engine's file, which template-directive tells.
  if (errors.some(({ code, span }) => code === "unknown-instruction" && templateEngineOf(text.slice(span.start, span.start + 3))))
    return [];
  const found = errors.filter(({ code }) => code === "invalid-expansion");
  const hasWord = found.some((error) => inWordOf(error).length > 0);
  return hasWord && found.every(({ values }) => values.reason?.includes("modifier (.)")) ? found : [];
}

/** Maven fills in what is its own, `${project.version}`; one name alone may be a slip of the pen. */
function saysTemplate(text: string): boolean {
  const names = new Set(placeholdersIn(text));
  return names.size > 1 || [...names].some((name) => name.startsWith("${project."));
}

export default defineRule({
  id: "unfilled-template",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: true,
  docs: {
    what: "Finds placeholders of Maven or Gradle, `${docker.base.image}`, in a file that the build tool fills in before Docker reads it.",
    why: "A dot is no part of a variable's name, so `docker build` refuses the file as it lies here. What the build tool writes from it is another matter: so this is told once, and in place of an error for each placeholder.",
    bad: "FROM eclipse-temurin:21-jre\nCOPY ${project.build.finalName}.jar /app.jar\n",
    good: "FROM eclipse-temurin:21-jre\nCOPY app.jar /app.jar\n",
    whenNot:
      "A single placeholder, other than Maven's own `${project.…}`, is an error like any other where no pom.xml or build.gradle lies in the folder or above: the dot may be a slip of the pen. So is each where the file has other words that cannot be expanded.",
  },
  messages: {
    one: "{name} is a placeholder of Maven or Gradle: docker build refuses it here. Build the file that the build tool writes from this one",
    more: "{name} is a placeholder of Maven or Gradle, as {more} more here are: docker build refuses them. Build the file that the build tool writes from this one",
  },
  tells: ["invalid-expansion"],
  tellsAll: true,
  needs: (file) => (unfilled(file).length > 0 && !saysTemplate(file.text) ? rootQueries : []),
  *check(file) {
    const found = unfilled(file);
    const first = found.find((error) => inWordOf(error).length > 0);
    if (!first || !(saysTemplate(file.text) || rootWith(file.facts, buildFiles) !== undefined)) return;
    const [name = ""] = inWordOf(first);
    yield { at: first.span, says: found.length === 1 ? ["one", { name }] : ["more", { name, more: found.length - 1 }] };
  },
});
