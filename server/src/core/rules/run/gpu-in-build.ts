// nvidia-smi in a RUN, where there is no GPU.
import { flagOf } from "../../model/arguments";
import { optionsAt } from "../../shell/astQueries";
import { commandsOf } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { defineRule } from "../rule";

/** The list that it stands in ends with it as soon as it fails, and the RUN with the list. */
function stopsTheBuild({ script, command }: Invocation): boolean {
  const { inside, pipeline, background } = command;
  if (inside.length > 0 || background || pipeline.index < pipeline.length - 1) return false;
  const { commands } = script;
  for (let at = commands.indexOf(command) + 1; at < commands.length; at++) {
    const joint = commands[at]?.inside.length === 0 ? commands[at]?.joinedBy : undefined;
    if (joint === "||" || joint === "&") return false;
    if (joint === ";") return optionsAt(script, command).has("errexit");
  }
  return true;
}

export default defineRule({
  id: "gpu-in-build",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `nvidia-smi` in a `RUN` that ends with it when it fails.",
    why:
      "A build has no GPU: `nvidia-smi` and the driver's libraries are no part of a CUDA image, the NVIDIA runtime brings them into a container " +
      "that is started with `--gpus`. BuildKit does not use that runtime, so the program is not found and the build stops.",
    bad: "FROM nvidia/cuda:12.9.1-base-ubuntu24.04\nRUN nvidia-smi\n",
    good: 'FROM nvidia/cuda:12.9.1-base-ubuntu24.04\nCMD ["nvidia-smi"]\n',
    whenNot:
      "The builder gives the command a GPU with `RUN --device`, or is the classic one with the NVIDIA runtime as its default. The first is passed over, and so is a failure that is caught, as in `nvidia-smi || true`.",
  },
  messages: { found: "A build has no GPU and no nvidia-smi: this fails and stops it. Ask for the GPU when the container starts" },
  on: ["RUN"],
  *checkInstruction(run, context) {
    if (!run.line.text.includes("nvidia-smi") && run.heredocs.length === 0) return;
    if (flagOf(run, "device")) return;
    const found = commandsOf(run, context, ["nvidia-smi"]).find(stopsTheBuild);
    if (found) yield { at: found.nameSpan, says: ["found"] };
  },
});
