// Whether a build is nothing but a run of tests: its image starts nothing, and nobody keeps it.
import type { Instruction } from "../syntax/types";
import { instructionText } from "./instructionText";
import type { Dockerfile } from "./types";

/** A Dockerfile, with where it lies where that is known. */
export type Located = Pick<Dockerfile, "finalStage"> & { readonly facts?: { readonly path?: string } };

/** The file, or the folder that it lies in. */
const namesTests =
  /(?:^|[._-])(?:e2e|(?:unit|integration|int|smoke|system|acceptance|e2e)?tests?|testing|testcontainers?|testsuite|integration)(?:[._-]|$)/i;

const runners: ReadonlySet<string> = new Set(
  "pytest py.test tox nox ctest bats phpunit rspec jest vitest mocha nosetests busted prove gotestsum".split(" "),
);
/** `./ssh.test`, `./run-tests.sh`, `/src/test.py`. */
const program = /\.test$|^(?:[a-z]+[-_]){0,3}tests?(?:\.(?:sh|bash|py|js|rb|pl))?$/i;
const builders: ReadonlySet<string> = new Set(
  "go cargo dotnet npm yarn pnpm bun deno mvn mvnw gradle gradlew make rake bazel bazelisk swift mix sbt ninja cmake composer python python3 bundle uv poetry".split(
    " ",
  ),
);
const task = /^(?:[\w.-]+:|:)?(?:(?:run|unit|integration|e2e|smoke)[-_:])?(?:tests?|check|pytest|tox)(?:[-_:]\w+)?$/;
/** In front of a command. */
const leading = /^(?:[!({]|if|then|else|do|time|sudo|exec|env|-\S+|\w+=\S*)$/;
const mostWords = 12;

function isTest(command: string): boolean {
  const words = command.trim().split(/\s+/, mostWords);
  const at = words.findIndex((word) => !leading.test(word));
  const first = words[at] ?? "";
  const name = first.replace(/^.*\//, "").replace(/["']/g, "");
  if (runners.has(name) || (first.includes("/") && program.test(name))) return true;
  return builders.has(name) && words.slice(at + 1, at + 6).some((word) => task.test(word.replace(/["']/g, "")));
}

const runsTests = (run: Instruction): boolean =>
  instructionText(run)
    .split(/&&|\|\||[;\n]/)
    .some(isTest);

/** Its name says that it is one of tests, the last RUN runs them, and nothing is started by the image. */
export function isTestRun({ finalStage, facts }: Located): boolean {
  const [file = "", folder = ""] = (facts?.path ?? "").split("/").toReversed();
  if (!finalStage || !(namesTests.test(file) || namesTests.test(folder))) return false;
  const last = finalStage.instructions.findLast(({ keyword }) => keyword === "RUN");
  return last !== undefined && !finalStage.effective("CMD") && !finalStage.effective("ENTRYPOINT") && runsTests(last);
}
