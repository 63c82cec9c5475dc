// ARG or ENV whose name says that it holds a secret.
import { defineRule } from "../rule";

const secret = /(^|_)(apikey|auth|credentials?|key|password|pword|passwd|secret|token)(_|$)/i;
const harmless = /(^|_)(public|file|version)(_|$)/i;

/** hadolint's wider net: parts of names, and names of well-known credentials. */
const wide = /api_?key|client_key|password|private|secret|token|username|access_key_id|connection_string|webhook_url/i;

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
      "An `ENV` with an empty value is passed over, except in the profiles buildkit and hadolint: nothing is written into the image.",
    whenNot: "The value is no secret in spite of its name.",
  },
  messages: {
    arg: "{name} looks like a secret: a build argument stays readable in the image's history. Use RUN --mount=type=secret",
    env: "{name} looks like a secret: ENV stays readable in the image. Pass it when the container starts, or use RUN --mount=type=secret",
  },
  on: ["ARG", "ENV"],
  *checkInstruction(instruction, context) {
    const { strict, buildkit } = context.options;
    if (!context.stage && !strict) return; // a global ARG reaches FROM only
    for (const { key, keySpan, value } of instruction.pairs) {
      // An ENV that is empty here holds no secret: it names what is passed at the start.
      if (instruction.keyword === "ENV" && /^(""|'')?$/.test(value ?? "") && !strict && !buildkit) continue;
      if (!(strict && wide.test(key)) && (!secret.test(key) || harmless.test(key))) continue;
      yield { at: keySpan, says: [instruction.keyword === "ARG" ? "arg" : "env", { name: key }] };
    }
  },
});
