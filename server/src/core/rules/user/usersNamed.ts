// Words of an instruction that may run something as a user.
import type { Instruction } from "../../syntax/types";

/** Makes users and groups, or gives files away: neither runs anything as the user. */
const onlyNames = /\b(?:useradd|adduser|usermod|groupadd|addgroup|groupmod|chown|chgrp|passwd|chpasswd|install|mkdir|id)\b[^;&|\n]*/g;

/** What may use a user: everything but labels, owners of files and the commands that create users and groups. */
function restOf({ keyword, arguments: { text }, heredocs }: Instruction): string {
  if (keyword === "LABEL" || keyword === "COPY" || keyword === "ADD") return heredocs.map(({ body }) => body.text).join("\n");
  const bodies = heredocs.map(({ body }) => body.text).join("\n");
  return `${text} ${bodies}`.replace(onlyNames, "");
}

/** Whole words, no parts of a path or a file's name: `/app` and `app.js` use no user `app`. */
const wordsOf = (text: string): readonly string[] => text.match(/(?<![\w/.-])[\w-]+(?![\w./-])/g) ?? [];

export const usersNamed = (instruction: Instruction): readonly string[] => wordsOf(restOf(instruction));
