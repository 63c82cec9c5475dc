// A credential as the value of ENV, ARG or LABEL.
import { secretIn } from "../../knowledge/secretPatterns";
import { defineRule } from "../rule";

export default defineRule({
  id: "secret-value",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds values of `ENV`, `ARG` and `LABEL` that look like a real credential: access keys, tokens, private keys, a password in an address.",
    why: "The value stands in the Dockerfile, in the repository's history and in every image: `docker history` and `docker inspect` show it to whoever has the image.",
    bad: "FROM alpine:3.22\nARG REGISTRY=https://ci:hunter22@npm.corp.test/\n",
    good: "FROM alpine:3.22\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n",
  },
  messages: {
    secret:
      "{key} holds what looks like {kind}, readable by everyone who has the file or the image. Revoke it, then pass it with RUN --mount=type=secret or at run time",
  },
  on: ["ENV", "ARG", "LABEL"],
  *checkInstruction(instruction) {
    if (instruction.arguments.text.length < 16) return;
    for (const { key, value, valueSpan } of instruction.pairs) {
      if (value === undefined || !valueSpan || value.length < 12) continue;
      const found = secretIn(value);
      if (found) yield { at: valueSpan, says: ["secret", { key, kind: found.kind }] };
    }
  },
});
