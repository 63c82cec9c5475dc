// A token or private key written into the file.
import { secretIn } from "../../knowledge/secretPatterns";
import { defineRule } from "../rule";

export default defineRule({
  id: "leaked-token",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds tokens and keys in commands and heredocs by their form: AWS, GitHub, GitLab, Slack, Stripe, Google, npm, PyPI, Docker Hub, and private keys.",
    why: "Whoever has this file, its repository or the image can use it. Removing it later does not help: it stays in the history of both, so it has to be revoked.",
    bad: "FROM debian:12-slim\nRUN echo '-----BEGIN PRIVATE KEY-----' > /root/.ssh/id_rsa && ./fetch.sh\n",
    good: "FROM debian:12-slim\nRUN --mount=type=secret,id=key,target=/root/.ssh/id_rsa ./fetch.sh\n",
    whenNot: "An example of a token that opens nothing.",
  },
  messages: { found: "This is {what} in plain text. Revoke it, and give it to the build with RUN --mount=type=secret" },
  on: ["RUN", "CMD", "ENTRYPOINT", "COPY", "HEALTHCHECK"],
  *checkInstruction(instruction) {
    for (const text of [instruction.arguments, ...instruction.heredocs.map(({ body }) => body)]) {
      const token = text.text.length < 16 ? undefined : secretIn(text.text);
      // Passwords in addresses: see credential-in-run.
      if (token && !token.kind.includes("address"))
        yield { at: text.spanOf(token.start, token.end), says: ["found", { what: token.kind }] };
    }
  },
});
