// WORKDIR with a relative path before any absolute one.
import { replace } from "../../text/span";
import { defineRule } from "../rule";

const isAbsolute = (path: string): boolean => /^(\/|\\|[A-Za-z]:)/.test(path);

export default defineRule({
  id: "relative-workdir",
  aliases: ["WorkdirRelativePath", "DL3000"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds a relative `WORKDIR` where the stage has not set an absolute one before.",
    why:
      "The path is then joined to whatever working directory the base image happens to have. When the base image changes it, " +
      "your files land elsewhere and the start command no longer finds them.",
    bad: "FROM debian:12-slim\nWORKDIR app\n",
    good: "FROM debian:12-slim\nWORKDIR /app\n",
    fixSafety: "Needs a look: right where the base image's working directory is `/`.",
    differs: "A relative WORKDIR behind an absolute one is clear and passed over, as BuildKit does; hadolint reports each.",
  },
  messages: {
    relative: "{path} is relative to the working directory of the base image, which may change. Write the absolute path",
    absolute: "Write /{path}",
  },
  on: ["WORKDIR"],
  *checkInstruction(instruction, { scope, options }) {
    const path = scope.expand(instruction.arguments.text);
    if (path === undefined || path === "" || isAbsolute(path)) return;
    // What scratch begins with is no secret, but BuildKit does not look at the image.
    const isFirst = options.buildkit && scope.workdir === "/" && scope.stage?.baseImage?.repository === "scratch";
    if (scope.workdir !== undefined && !options.strict && !isFirst) return;
    const { span, text } = instruction.arguments;
    const tidy = text.replace(/^\.\//, "");
    const absolute = { title: ["absolute", { path: tidy }], safety: "review", edits: () => [replace(span, `/${tidy}`)] } as const;
    yield { at: span, says: ["relative", { path: text }], fix: /^["'$.]/.test(tidy) ? undefined : absolute };
  },
});
