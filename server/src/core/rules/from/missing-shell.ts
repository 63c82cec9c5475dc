// bash, where the image has none.

import { imageAt, isNowhere } from "../../image";
import { programName } from "../../shell/dialect";
import { defineRule } from "../rule";

export default defineRule({
  id: "missing-shell",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `SHELL`, `RUN`, `CMD` and `ENTRYPOINT` that start `bash` on an Alpine or BusyBox image on which nothing installs it.",
    why: "These images have BusyBox's `sh` alone: the build or the start stops with “bash: no such file or directory”.",
    bad: 'FROM alpine:3.22\nSHELL ["/bin/bash", "-c"]\nRUN echo hello\n',
    good: 'FROM alpine:3.22\nRUN apk add --no-cache bash\nSHELL ["/bin/bash", "-c"]\nRUN echo hello\n',
    differs: "Only for base images that are known to have no bash, and where no command, package or copied file might bring it along.",
  },
  messages: {
    missing: "{image} has no bash and nothing here installs it, so this fails. Use sh, or install bash first (apk add --no-cache bash)",
  },
  reads: ["FROM", "ARG", "RUN", "CMD", "ENTRYPOINT", "SHELL", "COPY", "ADD"],
  *check(file) {
    if (!file.text.includes("bash")) return;
    for (const stage of file.stages) {
      if (!isNowhere(imageAt(file, file.facts, stage, stage.from).program("bash"))) continue;
      for (const instruction of stage.instructions) {
        const { keyword, json } = instruction;
        const [first] = json ?? [];
        if (keyword !== "SHELL" && keyword !== "RUN" && keyword !== "CMD" && keyword !== "ENTRYPOINT") continue;
        const span =
          first && programName(first.value) === "bash"
            ? first.span
            : json || !/^(\/bin\/|\/usr\/bin\/)?bash\s/.test(instruction.arguments.text)
              ? undefined
              : file.scripts(instruction)[0]?.commands.find(({ name }) => name === "bash")?.words[0]?.span;
        // What runs at the start sees everything that is installed later, too.
        const before = keyword === "CMD" || keyword === "ENTRYPOINT" ? undefined : instruction;
        if (!span || !isNowhere(imageAt(file, file.facts, stage, before).program("bash"))) continue;
        yield { at: span, says: ["missing", { image: stage.baseImage?.text ?? "The image" }] };
        break;
      }
    }
  },
});
