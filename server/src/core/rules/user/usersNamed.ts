// Words of an instruction that may run something as a user.
import type { Instruction } from "../../syntax/types";

/** Makes users and groups, gives files away, installs and arranges files: none runs anything as the user. */
const onlyNames =
  /\b(?:useradd|adduser|usermod|groupadd|addgroup|groupmod|chown|chgrp|passwd|chpasswd|install|mkdir|id|npm|npx|yarn|pnpm|bun|pip3?|poetry|git|cd|cp|mv|rm|ls|touch|tar|go|cargo|mvn|gradle|dotnet)\b[^;&|\n]*/g;

/** What may use a user: everything but labels, owners of files and the commands that create users and groups. */
function restOf({ keyword, arguments: { text }, heredocs }: Instruction): string {
  if (keyword === "LABEL" || keyword === "COPY" || keyword === "ADD") return heredocs.map(({ body }) => body.text).join("\n");
  const bodies = heredocs.map(({ body }) => body.text).join("\n");
  return `${text} ${bodies}`.replace(onlyNames, "");
}

/** Whole words, no parts of a path or a file's name: `/app` and `app.js` use no user `app`. */
const wordsOf = (text: string): readonly string[] => text.match(/(?<![\w/.-])[\w-]+(?![\w./-])/g) ?? [];

/** Programs that go on as another user. */
const changes = /\b(?:su|gosu|su-exec|yasu|runuser|setpriv|sudo|chroot|doas|chpst|s6-setuidgid)\b/;
/** `--user app`, `--uid=app`, `-u app`. */
const ofOption = /(?:^|["',\s])-{1,2}[\w-]*(?:user|uid|run-?as|u)["',\s=]+([\w-]+)/gi;

/** Of a start command whose program stays who it is: an argument of the user's name is none, `--user app` is one. */
export const usersOfStart = (start: Instruction): readonly string[] =>
  changes.test(start.arguments.text) ? usersNamed(start) : [...start.arguments.text.matchAll(ofOption)].map(([, name = ""]) => name);

export const usersNamed = (instruction: Instruction): readonly string[] => wordsOf(restOf(instruction));
