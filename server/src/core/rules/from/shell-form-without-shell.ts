// A command line for a shell in an image that has none.
import { commandLineOf } from "../../model/commandLine";
import type { Stage } from "../../model/types";
import { plainWords, toJsonArray } from "../../shell/words";
import type { Instruction } from "../../syntax/types";
import { replace } from "../../text/span";
import { historyOf, shellLess } from "../images";
import { defineRule } from "../rule";

/** A copied root file system, or a shell of its own. */
function mayBringShell({ keyword, words, json, flags }: Instruction): boolean {
  if (keyword !== "COPY" && keyword !== "ADD") return false;
  const sources = [...words.slice(0, -1).map(({ text }) => text), ...(json?.slice(0, -1) ?? []).map(({ value }) => value)];
  const target = words.at(-1)?.text ?? json?.at(-1)?.value ?? "";
  if (keyword === "ADD" || /^["']?\/(s?bin|usr|lib)/.test(target) || /bin\/?(sh|ash|bash|busybox)?$/.test(target)) return true;
  if (sources.some((source) => /(^|\/)(sh|ash|bash|dash|busybox)(-static)?$|\*/.test(source))) return true;
  const root = /^["']?(\/|\.|\.\/)["']?$/.test(target);
  const oneFile = sources.every((source) => /[\w-]\.[a-z0-9]+$/i.test(source));
  return (
    root &&
    !oneFile &&
    (flags.some(({ name }) => name === "from") || sources.some((source) => /rootfs|\.$|\/$|root|out|dist|fs$/.test(source)))
  );
}

const ownShell = (stage: Stage): boolean =>
  historyOf(stage).some((instruction) => instruction.keyword === "SHELL" || mayBringShell(instruction));

export default defineRule({
  id: "shell-form-without-shell",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK` written as a plain command line in a stage on `scratch` or a distroless image.",
    why: "A plain command line is given to `/bin/sh -c`, and these images have no `/bin/sh`: the build, the start or every health check stops with “no such file or directory”.",
    bad: "FROM scratch\nCOPY server /server\nENTRYPOINT /server --port 80\n",
    good: 'FROM scratch\nCOPY server /server\nENTRYPOINT ["/server", "--port", "80"]\n',
    fixSafety: "Needs a look: the program is started directly, as it has to be.",
    differs: "Silent where anything that is copied may bring a shell along.",
  },
  messages: {
    run: "{image} has no shell, so this RUN fails. Do it in an earlier stage and copy the result",
    start: "{image} has no shell to read this line, so {keyword} fails. Write it as a JSON array",
    array: "Write it as a JSON array",
  },
  reads: ["FROM", "ARG", "RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "SHELL", "COPY", "ADD"],
  *check(file) {
    for (const stage of file.stages) {
      const image = shellLess(stage);
      if (image === undefined) continue;
      let brings: boolean | undefined;
      for (const instruction of stage.instructions) {
        const line = instruction.form === "shell" ? commandLineOf(instruction) : undefined;
        if (!line || line.text === "") continue;
        brings ??= ownShell(stage);
        if (brings) break;
        const { keyword } = instruction;
        const says = keyword === "RUN" ? (["run", { image }] as const) : (["start", { image, keyword }] as const);
        const words = keyword === "RUN" ? undefined : plainWords(line.text);
        yield {
          at: line.span,
          says,
          fix:
            words && instruction.innerComments.length === 0
              ? { title: ["array"], safety: "review", edits: () => [replace(line.span, toJsonArray(words))] }
              : undefined,
        };
      }
    }
  },
});
