// A RUN that leaves the sandbox of the build: all rights of the builder, or the network of its host.
import { flagOf } from "../../model/arguments";
import { defineRule } from "../rule";

export default defineRule({
  id: "build-entitlement",
  aliases: [],
  since: "0.1.0",
  severity: "info",
  defaultOn: false,
  docs: {
    what: "Finds `RUN --security=insecure` and `RUN --network=host`.",
    why:
      "With `insecure` the command has all rights of the builder and can take over its host; with `host` it reaches services that only listen there. " +
      "So the build fails unless builder and command line both allow it (`--allow security.insecure`, `--allow network.host`), and nobody can build the file without knowing that.",
    bad: "FROM alpine:3.22\nRUN --network=host apk add --no-cache curl\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache curl\n",
    whenNot:
      "The command needs it, such as one that mounts a file system. Nobody writes these flags by accident, which is why it is off by default; it is there for teams whose builders allow neither.",
  },
  messages: {
    insecure:
      "With --security=insecure the command has all rights of the builder, and the build fails without `--allow security.insecure`. Leave it out, or give the one right that is needed another way",
    host: "With --network=host the command reaches what listens on the builder's host, and the build fails without `--allow network.host`. Leave it out",
  },
  on: ["RUN"],
  *checkInstruction(instruction) {
    const security = flagOf(instruction, "security");
    if (security?.value?.toLowerCase() === "insecure") yield { at: security.span, says: ["insecure"] };
    const network = flagOf(instruction, "network");
    if (network?.value?.toLowerCase() === "host") yield { at: network.span, says: ["host"] };
  },
});
