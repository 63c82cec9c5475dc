// A locale that ENV names and that the image does not have.
import { copyOf } from "../../image";
import { plainImageName } from "../../knowledge/baseImages";
import { hasOnlyPlainLocales } from "../../knowledge/locales";
import { imageBelow } from "../../model/baseImage";
import { historyOf } from "../../model/lineage";
import type { Scope, Stage } from "../../model/types";
import { allCommands } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { isWithin } from "../../text/path";
import { replace, type Span } from "../../text/span";
import { defineRule, type FileContext } from "../rule";

const category =
  /^(?:LANG|LC_ALL|LC_(?:CTYPE|COLLATE|MESSAGES|TIME|NUMERIC|MONETARY|PAPER|NAME|ADDRESS|TELEPHONE|MEASUREMENT|IDENTIFICATION))$/;
/** `ko_KR.UTF-8`; the group is what names it without its character set. */
const localeName = /^([a-z]{2,3}_[A-Z]{2})(?:\.[\w-]+)?(?:@\w+)?$/;

interface Named {
  readonly name: string;
  readonly locale: string;
  readonly at: Span;
}

/** The pairs of an ENV that name a locale. */
function localesIn(env: Instruction, scope: Scope): readonly Named[] {
  return env.pairs.flatMap(({ key, value, valueSpan }) => {
    if (!category.test(key) || !value || !valueSpan) return [];
    const locale = scope.expand(value);
    return locale !== undefined && localeName.test(locale) ? [{ name: key, locale, at: valueSpan }] : [];
  });
}

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

/** Anything of the stage, before or behind, may bring the locale. */
function mayHave(file: FileContext, stage: Stage, language: string): boolean {
  return historyOf(stage).some((instruction) => {
    if (instruction.keyword === "COPY" || instruction.keyword === "ADD") return copiesLocales(file, instruction);
    if (instruction.keyword !== "RUN") return false;
    const text = [instruction.arguments.text, ...instruction.heredocs.map(({ body }) => body.text)].join("\n");
    return generates.test(text) ? !isForOthers(text, language) : runsScript(file, instruction);
  });
}

export default defineRule({
  id: "missing-locale",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ENV LANG`, `LC_ALL` and `LC_…` with a locale such as `en_US.UTF-8` or `ko_KR.UTF-8` that nothing makes, in images of Debian and Ubuntu.",
    why: "These images have only `C`, `POSIX` and `C.UTF-8`. With another name every program falls back to `C` and its ASCII: perl and bash warn at each start, letters outside of ASCII are sorted and shown wrongly, and a database may refuse to start.",
    bad: "FROM python:3.13-slim\nENV LC_ALL=en_US.UTF-8\n",
    good: "FROM python:3.13-slim\nENV LC_ALL=C.UTF-8\n",
    fixSafety:
      "Needs a look: `C.UTF-8` knows all letters, but sorts by their numbers and speaks English. Where sorting or dates of a language matter, install locales and make that one with localedef.",
    whenNot:
      "Images of Alpine, whose C library takes any name, images that are not known, and stages that run a script of their own, which may make the locale.",
  },
  messages: {
    missing:
      "Nothing makes the locale {locale} in this image, so programs fall back to C and warn of it. Write C.UTF-8, or make it with localedef",
    write: "Write C.UTF-8",
  },
  reads: ["FROM", "ARG", "ENV", "RUN", "COPY", "ADD", "WORKDIR", "SHELL"],
  *check(file) {
    const told = new Set<Stage>();
    for (const env of file.each("ENV")) {
      if (!/\b(?:LANG|LC_[A-Z]+)\b/.test(env.arguments.text)) continue;
      const scope = file.scopeBefore(env);
      const { stage } = scope;
      const named = localesIn(env, scope);
      const [first] = named;
      if (!first || !stage || told.has(stage) || !stage.baseImage || !imageBelow(stage)?.distribution) continue;
      if (!hasOnlyPlainLocales(plainImageName(stage.baseImage), imageBelow(stage)?.distribution?.family)) continue;
      told.add(stage);
      const missing = named.filter(({ locale }) => !mayHave(file, stage, localeName.exec(locale)?.[1] ?? locale));
      const [wrong] = missing;
      if (!wrong) continue;
      yield {
        at: wrong.at,
        says: ["missing", { locale: wrong.locale }],
        fix: { title: ["write"], safety: "review", edits: () => missing.map(({ at }) => replace(at, "C.UTF-8")) },
      };
    }
  },
});
