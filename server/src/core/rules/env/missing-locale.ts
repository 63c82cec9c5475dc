// A locale that ENV names and that the image does not have.
import { plainImageName } from "../../knowledge/baseImages";
import { hasOnlyPlainLocales } from "../../knowledge/locales";
import { imageBelow } from "../../model/baseImage";
import type { Scope, Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { replace, type Span } from "../../text/span";
import { defineRule } from "../rule";
import { mayHaveLocale } from "./localeMade";

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
      const missing = named.filter(({ locale }) => !mayHaveLocale(file, stage, localeName.exec(locale)?.[1] ?? locale));
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
