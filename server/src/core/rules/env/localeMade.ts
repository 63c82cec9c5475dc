// Whether anything of a stage may bring a locale: a command that makes it, a script, a COPY.
import { copyOf } from "../../image";
import { instructionText } from "../../model/instructionText";
import { historyOf } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { allCommands } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import type { FileContext } from "../rule";

const generates = /locale-gen|localedef|locales-all|language-pack|locale\.gen|reconfigure[^&;|]*locales|glibc-langpack|\blocale-archive\b/;

/** Some locales are made, and this is none of them. */
const isForOthers = (text: string, language: string): boolean =>
  !/locales-all|language-pack|\$|reconfigure|glibc-langpack/.test(text) && /\b[a-z]{2,3}_[A-Z]{2}\b/.test(text) && !text.includes(language);

const ansible = /^(?:ansible(?:-playbook)?|chef-\w+|puppet|salt-call|make|source|\.)$/;

/** A script of its own may make any. */
const runsScript = (file: FileContext, run: Instruction): boolean =>
  allCommands(run, file).some(
    ({ program, words, operands, command }) =>
      ansible.test(program) ||
      /\.sh$|^\.\/|^\/(?!usr\/s?bin\/|s?bin\/|usr\/local\/s?bin\/)/.test(words[0]?.text ?? "") ||
      (/^(?:ba|da|z)?sh$/.test(program) &&
        operands.length > 0 &&
        command.pipeline.index === 0 &&
        !words.some(({ text }) => /^-\w*c$/.test(text))),
  );

function copiesLocales(file: FileContext, copy: Instruction): boolean {
  const read = copyOf(copy, file.scopeBefore(copy));
  if (!read) return false;
  const { target } = read;
  return (
    isWithin(target, "/usr/lib/locale") ||
    /^\/(?:usr(?:\/lib)?|etc)?$/.test(target) ||
    target.startsWith("$") ||
    /locale/.test(copy.arguments.text)
  );
}

/** Before or behind what asks for it. @param language as in `ko_KR` */
export function mayHaveLocale(file: FileContext, stage: Stage, language: string): boolean {
  return historyOf(stage).some((instruction) => {
    if (instruction.keyword === "COPY" || instruction.keyword === "ADD") return copiesLocales(file, instruction);
    if (instruction.keyword !== "RUN") return false;
    const text = instructionText(instruction);
    return generates.test(text) ? !isForOthers(text, language) : runsScript(file, instruction);
  });
}
