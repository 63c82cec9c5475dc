// A health check whose program the image does not have.
import { imageAt, isNowhere } from "../../image";
import { programName } from "../../shell/dialect";
import { invocations } from "../../shell/invocation";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

interface Use {
  readonly tool: Tool;
  readonly at: Span;
}

type Tool = "curl" | "wget";

const asTool = (name: string | undefined): Tool | undefined => (name === "curl" || name === "wget" ? name : undefined);

function usesOf(instruction: Instruction, file: FileContext): readonly Use[] {
  const first = instruction.json?.[0];
  const direct = first && asTool(programName(first.value));
  if (first && direct) return [{ tool: direct, at: first.span }];
  return file.scripts(instruction).flatMap((script) =>
    invocations(script).flatMap(({ program, nameSpan }) => {
      const tool = asTool(program);
      return tool ? [{ tool, at: nameSpan }] : [];
    }),
  );
}

export default defineRule({
  id: "healthcheck-tool-missing",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `HEALTHCHECK` that calls curl or wget where the base image does not bring it and nothing in the file installs it.",
    why: "Every check then fails with “not found”, and Docker reports a container as unhealthy that works.",
    bad: 'FROM alpine:3.22\nCOPY app /app\nHEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1\nCMD ["/app"]\n',
    good: 'FROM alpine:3.22\nCOPY app /app\nHEALTHCHECK CMD wget -qO /dev/null http://localhost:8080/ || exit 1\nCMD ["/app"]\n',
    differs: "Only for base images whose tools are known, and where no command, package or copied file might bring the tool along.",
  },
  messages: {
    missing:
      "{tool} is not in {image} and nothing here installs it, so every check fails. Install {tool}, or check with a program that the image has",
    busybox:
      "{tool} is not in {image} and nothing here installs it, so every check fails. Use BusyBox's wget, which is there, or install {tool}",
  },
  reads: ["FROM", "ARG", "HEALTHCHECK", "RUN", "COPY", "ADD", "SHELL"],
  *check(file) {
    // Only a container has its health checked, not a stage that is left behind.
    const stage = file.finalStage;
    const instruction = stage?.effective("HEALTHCHECK");
    if (!stage || instruction?.healthcheck?.kind !== "CMD") return;
    const image = stage.baseImage?.text ?? "";
    const held = imageAt(file, file.facts, stage);
    for (const { tool, at } of usesOf(instruction, file)) {
      if (!isNowhere(held.program(tool))) continue;
      const busybox = tool === "curl" && held.program("wget").is === "yes" && /alpine|busybox/.test(image);
      yield { at, says: [busybox ? "busybox" : "missing", { tool, image }] };
    }
  },
});
