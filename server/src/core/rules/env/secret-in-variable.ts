// ARG or ENV whose name says that it holds a secret.
import { liesAmongTests } from "../../context";
import { shippedStages } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Found } from "../rule";
import { publicKeyUses } from "./publicKeyUses";
import { namesSecretToBuildkit, namesSecretToHadolint } from "./secretNames";
import { holdsDefaultPassword, isSecret, valueBehind } from "./secretPairs";
import { isOnlyPrinted, wordsBy } from "./variableReads";

const messages = {
  arg: "{name} looks like a secret: a build argument stays readable in the image's history. Use RUN --mount=type=secret",
  argForStart:
    "{name} looks like a secret: a build argument stays readable in the image's history. Give it when the container starts: docker run -e, Compose, or a file that is mounted",
  env: "{name} looks like a secret: ENV stays readable in the image. Pass it when the container starts, or use RUN --mount=type=secret",
  envForStart:
    "{name} looks like a secret: ENV stays readable in the image. Give it when the container starts: docker run -e, Compose, or a file that is mounted",
  building:
    "{name} looks like a secret: what a build stage is given stays in the build's cache and provenance, though not in the image. Use RUN --mount=type=secret",
  default:
    "{name} is set to a default password, and every container that is started without another one has it. Leave the value out here and in the program, so that one must be given",
  also: "{name}, too",
} as const;

/** Whoever reads it, says what to do in its place. */
function adviceFor(
  keyword: string,
  key: string,
  reads: { run: ReadonlySet<string>; env: ReadonlySet<string> },
): "arg" | "argForStart" | "env" | "envForStart" {
  if (keyword === "ENV") return reads.run.has(key) ? "env" : "envForStart";
  // What no line names may still be read by a program in a RUN.
  return reads.run.has(key) || (!reads.env.has(key) && reads.run.size > 0) ? "arg" : "argForStart";
}

/** Of more nobody asks which are only printed. */
const mostArguments = 100;

/** Every name that BuildKit's or hadolint's rule has. */
function* asTheyDo(instruction: Instruction, stage: Stage | undefined, { options }: FileContext): Iterable<Found<typeof messages>> {
  if (!stage && !options.strict) return;
  const isNamed = options.strict ? namesSecretToHadolint : namesSecretToBuildkit;
  for (const { key, keySpan } of instruction.pairs) {
    if (isNamed(key)) yield { at: keySpan, says: [instruction.keyword === "ARG" ? "arg" : "env", { name: key }] };
  }
}

export default defineRule({
  id: "secret-in-variable",
  aliases: ["SecretsUsedInArgOrEnv", "DL3064"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ARG` and `ENV` whose name says that the value is a secret.",
    why: "ENV is written into the image, and ARG into its history: whoever has the image reads both with `docker history` and `docker inspect`.",
    bad: "FROM alpine:3.22\nARG NPM_TOKEN\nRUN npm ci\n",
    good: "FROM alpine:3.22\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\n",
    differs:
      "The value counts too, except in the profiles buildkit and hadolint: an empty `ENV`, a switch, a number, a path, an address without a password, " +
      "a word for a release (`latest`), an empty object or list, a public key, its fingerprint or its file (`${URL}/release.key`) and names of what is only about a secret (`TOKEN_TTL`, `AUTH_MODE`) are passed over; an `ARG` without a default has that of the global one. So is what the file uses only as a public key or its address: `rpm --import`, `apt-key add`, `gpg --recv-keys`, the address for `curl` and `wget`. " +
      "So is a commit behind a name with AUTH in it, and among tests an `ARG` that is only printed (`RUN echo $TOKEN`). `ENV X=$X` is not reported again behind its `ARG X`, and in a stage that is not shipped the finding is only an info; " +
      "so it is for a default password that everybody knows (`POSTGRES_PASSWORD=postgres`), which is told once for an instruction. `MYSQL_PASS`, `PGPASSWORD` and the like count, too.",
    whenNot: "The value is no secret in spite of its name.",
  },
  messages,
  reads: ["FROM", "ARG", "ENV", "ONBUILD"],
  *check(file) {
    const shipped = shippedStages(file);
    const run = wordsBy("RUN");
    const env = wordsBy("ENV");
    const isPublicKey = publicKeyUses(file);
    const isAmongTests = liesAmongTests(file.facts) && file.each("ARG").length <= mostArguments;
    for (const instruction of file.each("ARG", "ENV")) {
      const stage = file.stageOf(instruction);
      if (file.options.strict || file.options.buildkit) {
        yield* asTheyDo(instruction, stage, file);
        continue;
      }
      if (!stage) continue; // a global ARG reaches FROM only
      const { keyword } = instruction;
      const scope = file.scopeBefore(instruction);
      const secrets = instruction.pairs
        .map((pair) => ({ ...pair, held: valueBehind(pair, instruction, stage) }))
        .filter((pair) => isSecret(pair, keyword, scope) && !isPublicKey(pair.key));
      const defaults = secrets.filter((pair) => holdsDefaultPassword(pair, instruction, scope));
      const [first, ...others] = defaults;
      if (first) {
        const related = others.map(({ key, keySpan }) => ({ at: keySpan, says: ["also", { name: key }] }) as const);
        yield { at: first.keySpan, severity: "info", says: ["default", { name: first.key }], related };
      }
      for (const pair of secrets) {
        if (defaults.includes(pair)) continue;
        if (keyword === "ARG" && isAmongTests && isOnlyPrinted(pair.key, instruction, stage, file)) continue;
        const words = { run: run(stage), env: env(stage) };
        const { key, keySpan } = pair;
        if (shipped.has(stage)) yield { at: keySpan, says: [adviceFor(keyword, key, words), { name: key }] };
        else yield { at: keySpan, says: ["building", { name: key }], severity: "info" };
      }
    }
  },
});
