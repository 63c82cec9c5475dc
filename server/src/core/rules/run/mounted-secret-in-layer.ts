// A secret of a mount that a command writes into the layer.
import { commandSteps } from "../../image";
import { shippedStages } from "../../model/lineage";
import { defineRule } from "../rule";
import { mountedSecrets, namesSecret } from "./mountedSecrets";
import { isGone, secretWritten } from "./secretWritten";

export default defineRule({
  id: "mounted-secret-in-layer",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: 'Finds a `RUN --mount=type=secret` in the final stage that writes the secret into a file which stays: `cp /run/secrets/npmrc /root/.npmrc`, `echo "token=$(cat /run/secrets/token)" > .npmrc`, `npm config set …`.',
    why: "The mount leaves nothing behind, but the copy is part of the layer: whoever has the image reads the secret.",
    bad: "FROM node:22\nWORKDIR /app\nRUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci\n",
    good: "FROM node:22\nWORKDIR /app\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n",
    whenNot: "The same RUN removes the file, the file lies in a mount itself, or the stage does not ship: these are passed over.",
  },
  messages: {
    kept: "This writes the mounted secret into the layer, where whoever has the image reads it. Mount it where it is read (target=…), or hand it over in a variable of this command",
  },
  reads: ["FROM", "ARG", "ENV", "RUN", "WORKDIR", "USER", "SHELL"],
  *check(file) {
    const shipped = shippedStages(file);
    for (const run of file.each("RUN")) {
      if (run.flags.length === 0 || !shipped.has(file.stageOf(run))) continue;
      const secrets = mountedSecrets(run, file.scopeBefore(run).workdir ?? "/");
      if (secrets.paths.length + secrets.variables.length === 0) continue;
      const steps = file.scripts(run).flatMap((script) => commandSteps(file, run, script));
      let piped = false;
      for (const step of steps) {
        const { pipeline } = step.command;
        if (pipeline.index === 0) piped = false;
        const written = secretWritten(step, secrets, piped);
        piped ||= namesSecret(step.command, secrets);
        if (written && !isGone(file, run, written, steps)) yield { at: written.at, says: ["kept"] };
      }
    }
  },
});
