// WORKDIR with a relative path before any absolute one.
import { knowsWorkdir, workdirIn } from "../../image";
import type { Scope } from "../../model/types";
import { isWindowsScope } from "../../model/windows";
import { joinPath } from "../../text/path";
import { replace } from "../../text/span";
import { defineRule } from "../rule";
import { staysInside } from "./readElsewhere";

const isAbsolute = (path: string): boolean => /^(\/|\\|[A-Za-z]:)/.test(path);

/** The directory of the base image is known, and nothing of the path comes from outside. */
const isCertain = (scope: Scope, path: string): boolean =>
  scope.workdir === undefined && knowsWorkdir(scope) && !isWindowsScope(scope) && /^[\w.@+/-]+$/.test(path);

/** An image that a build argument names may start anywhere: nobody can say what the path is joined to. */
const isNamed = ({ stage }: Scope): boolean => stage?.baseImage !== undefined;

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
    fixSafety:
      "Safe where the base image is one whose working directory is known, such as debian (`/`) and golang (`/go`): the path is the same. " +
      "Needs a look of any other: it is right where that directory is `/`. None for `~`, which the builder takes for a folder of that name, nor where a build argument without a default names the image or its tag.",
    differs:
      "An info in a stage whose layers do not ship, where no other stage takes anything from there. One stage is told once, at the first: what follows hangs on it. A relative WORKDIR behind an absolute one is clear and passed over, as BuildKit does; hadolint reports each.",
  },
  messages: {
    relative: "{path} is relative to the working directory of the base image, which may change. Write the absolute path",
    absolute: "Write {path}",
  },
  reads: ["FROM", "ARG", "ENV", "WORKDIR", "ONBUILD"],
  *check(file) {
    const { buildkit, strict } = file.options;
    const told = new Set<unknown>();
    for (const instruction of file.each("WORKDIR")) {
      const { span, text } = instruction.arguments;
      if (isAbsolute(text)) continue;
      const scope = file.scopeBefore(instruction);
      const path = scope.expand(text);
      if (path === undefined || path === "" || isAbsolute(path)) continue;
      // What scratch begins with is no secret, but BuildKit does not look at the image.
      const isFirst = buildkit && scope.workdir === "/" && scope.stage?.baseImage?.repository === "scratch";
      if (scope.workdir !== undefined && !strict && !isFirst) continue;
      if (told.has(scope.stage) && !strict) continue;
      told.add(scope.stage);
      const tidy = text.replace(/^(?:\.\/)+/, "");
      const whole = `${workdirIn(scope).replace(/\/$/, "")}/${tidy}`;
      const safety = isCertain(scope, tidy) ? "safe" : "review";
      const absolute = { title: ["absolute", { path: whole }], safety, edits: () => [replace(span, whole)] } as const;
      const isInner = !strict && !buildkit && knowsWorkdir(scope) && staysInside(file, scope.stage, [joinPath(workdirIn(scope), path)]);
      yield {
        at: span,
        severity: isInner ? "info" : undefined,
        says: ["relative", { path: text }],
        fix: /^["'$.~]|\s/.test(tidy) || !isNamed(scope) ? undefined : absolute,
      };
    }
  },
});
