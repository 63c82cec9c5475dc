// COPY of a file that holds credentials into the image.
import { buildFileQueries, contextPath, examplesOf, servesTests } from "../../context";
import type { FactQuery } from "../../facts";
import { type CredentialFile, credentialFile, holdsSecret, mayBeCredentials } from "../../knowledge/credentialFiles";
import { argumentsOf, flagOf } from "../../model/arguments";
import { shippedStages } from "../../model/lineage";
import type { Dockerfile } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { defineRule } from "../rule";
import { isHarmlessByExample } from "./harmlessSettings";

interface Place {
  readonly at: Span;
  readonly written: string;
  readonly path: string;
  readonly kind: CredentialFile;
  readonly fromContext: boolean;
}

/** A source, or the name that the target gives it, is one of a credentials file. */
function* placesIn(file: Dockerfile, instruction: Instruction): Iterable<Place> {
  if (!mayBeCredentials.test(instruction.arguments.text)) return;
  const scope = file.scopeBefore(instruction);
  const openers = new Set(instruction.heredocs.map(({ openerSpan }) => openerSpan.start));
  const fromContext = flagOf(instruction, "from") === undefined;
  const all = argumentsOf(instruction);
  let found = false;
  for (const [index, { text: raw, span: at }] of all.entries()) {
    const written = scope.expand(raw);
    const isTarget = index === all.length - 1;
    if (written === undefined || openers.has(at.start) || (isTarget && found)) continue;
    const path = contextPath(written);
    const kind = credentialFile(path);
    if (!kind || (isTarget && !kind.byTarget)) continue;
    found = true;
    yield { at, written, path, kind, fromContext: fromContext && !isTarget };
  }
}

function* places(file: Dockerfile): Iterable<Place> {
  const shipped = shippedStages(file);
  for (const instruction of file.each("COPY", "ADD")) {
    if (shipped.has(file.stageOf(instruction))) yield* placesIn(file, instruction);
  }
}

export default defineRule({
  id: "copied-credentials",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `COPY` and `ADD` of files that hold credentials: `.env`, private keys, `.netrc`, `.aws/credentials`, kubeconfig and others.",
    why: "The file stays in its layer for whoever gets the image, also when a later `RUN rm` takes it away.",
    bad: "FROM alpine:3.22\nCOPY id_rsa /root/.ssh/id_rsa\nRUN apk add --no-cache git\n",
    good: "FROM alpine:3.22\nRUN --mount=type=ssh apk add --no-cache git\n",
    whenNot:
      "The file of that name holds no secret. Where the file can be read, an `.env` without names of secrets, a `.npmrc` without a " +
      "token and a public key are passed over; where only its example can (`.env.example`, or what a workflow, script or README copies to its place), one without names of secrets is. So are what does not reach the final image and the keys of test servers: those in folders for CI and tests (`.ci`, `fixtures`, `e2e`).",
  },
  messages: {
    build: "{source} is {what}: it stays in the image for whoever has it. Use RUN --mount=type=secret where the build needs it",
    run: "{source} is {what}: it stays in the image for whoever has it. Give it to the container when it starts",
  },
  // The build that makes the file makes it with its secrets.
  isCause: ["missing-copy-source"],
  needs(file, facts): readonly FactQuery[] {
    const asked = [...places(file)].filter(({ fromContext, kind }) => fromContext && kind.content);
    const absent = asked.filter(({ kind, path }) => kind.isSettings && facts.files.get(path) === null);
    const examples = absent.flatMap(({ path }) => examplesOf(facts, path));
    return [
      ...[...asked.map(({ path }) => path), ...examples].map((path) => ({ kind: "file", path }) as const),
      ...(absent.length > 0 ? buildFileQueries(facts) : []),
    ];
  },
  *check(file) {
    for (const { at, written, path, kind, fromContext } of places(file)) {
      const content = fromContext ? file.facts.files.get(path) : undefined;
      if (fromContext && servesTests(file.facts, path)) continue;
      if (!(holdsSecret(kind, content) ?? !kind.needsContent)) continue;
      if (fromContext && kind.isSettings && content === null && isHarmlessByExample(file.facts, path)) continue;
      yield { at, says: [kind.when, { source: written, what: kind.what }] };
    }
  },
});
