// The words of a stage's commands, and of what its variables are set to: who may read a variable there.
import type { Stage } from "../../model/types";
import { allCommands, type ScriptReader } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";

/** All words of the RUNs, or of the ENVs, of a stage, collected once. */
export function wordsBy(keyword: "RUN" | "ENV"): (stage: Stage) => ReadonlySet<string> {
  const known = new Map<Stage, ReadonlySet<string>>();
  return (stage) => {
    const words =
      known.get(stage) ??
      new Set(
        stage.instructions
          .map((each) => each.trigger ?? each)
          .filter((each) => each.keyword === keyword)
          .flatMap(({ arguments: { text }, heredocs }) => [text, ...heredocs.map(({ body }) => body.text)])
          .flatMap((text) => (keyword === "RUN" ? text : text.replace(/\w+=/g, "")).match(/\w+/g) ?? []),
      );
    known.set(stage, words);
    return words;
  };
}

const printers: ReadonlySet<string> = new Set(["echo", "printf"]);

/** `RUN echo "$X"`: it goes into the log of the build, and nowhere else. */
function prints(run: Instruction, reader: ScriptReader): boolean {
  const commands = allCommands(run, reader);
  return (
    commands.length > 0 &&
    run.heredocs.length === 0 &&
    commands.every(({ program, command }) => printers.has(program) && command.redirections.length === 0 && command.pipeline.length === 1)
  );
}

/** Whoever names it behind its declaration prints it, on purpose: to see whether it came. */
export function isOnlyPrinted(key: string, declared: Instruction, stage: Stage, reader: ScriptReader): boolean {
  const name = new RegExp(`\\b${key.replace(/\W/g, "\\$&")}\\b`);
  const texts = ({ arguments: { text }, heredocs }: Instruction): readonly string[] => [text, ...heredocs.map(({ body }) => body.text)];
  const users = stage.instructions.filter((each) => each !== declared && texts(each).some((text) => name.test(text)));
  return users.length > 0 && users.every((each) => each.keyword === "RUN" && prints(each, reader));
}
