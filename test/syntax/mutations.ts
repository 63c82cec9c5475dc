// Random edits of Dockerfiles, the same for the same seed.
import type { TextEdit } from "../../server/src/core/text/span";

export interface Random {
  /** An integer in `[0, below)`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
}

/** A linear congruential generator (Numerical Recipes); its upper bits are good enough here. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return { below, pick: <T>(from: readonly T[]) => from[below(from.length)] as T };
}

/** Files that are always there: what is hard about the language in few lines. */
export const ownFiles: readonly string[] = [
  "# syntax=docker/dockerfile:1\n# escape=`\nFROM node:22 AS build\nRUN echo a `\n  # why\n\n  b\nCOPY --from=build --chown=1:1 a b /c/\n",
  'FROM debian\nRUN <<EOF cat - <<-"TWO"\none\nEOF\n\ttwo\n\tTWO\nONBUILD COPY <<A <<B /x/\na\nA\nb\nB\nCMD ["a", "b"]\n',
  '\uFEFFARG V=1 W="a b"\r\nFROM x:${V:-2}\r\nENV A=1 B=\'two words\' \\\r\n    C="3"\r\nENV old style value\r\nHEALTHCHECK --interval=5s CMD ["x"]\r\n',
  'FROM a\n# one\n\n#\n# two\nRUN --mount=type=bind,target=/x "--mount=type=cache,target=/a b" make\nEXPOSE 80 443/tcp\nVOLUME ["/a"]\nSHELL ["sh"]\n',
];

const pieces: readonly string[] = [
  ..."\n|\n|\n|\\\n|`\n| |\t|\r\n|\r|#|# c\n|'|\"|\\|`|$|{|}|=|<|[|]|,|-|--|a|EOF|<<EOF|<<-'E F'|\nEOF\n|\n\tEOF\n|RUN |COPY |\nFROM x\n".split(
    "|",
  ),
  ...'ONBUILD |ENV a=b|ENV a|LABEL |ARG a |HEALTHCHECK |CMD ["a"|["a", 1]|"x y"|--mount=type=cache,target=/x|# escape=`\n|# check=skip=all\n'.split(
    "|",
  ),
  ...'\u0000|\uFEFF|\u00A0|\u2003|\uD800|日本|\u{1F433}|\v|\f|  \\  \n|\\\\\n|${a:-${b}|${a:-"b c"}|<< X|3<<Y|<<<Z|//syntax=x\n|{"syntax":"x"}'.split(
    "|",
  ),
];

function inserted(text: string, dice: Random, files: readonly string[]): string {
  switch (dice.below(8)) {
    case 0: {
      const donor = dice.pick(files);
      const from = dice.below(donor.length + 1);
      return donor.slice(from, from + dice.below(200));
    }
    case 1:
      return String.fromCharCode(dice.below(0x180), dice.below(0x100));
    case 2:
      return dice.pick(pieces) + dice.pick(pieces);
    case 3: {
      const from = dice.below(text.length + 1);
      return text.slice(from, from + dice.below(40));
    }
    default:
      return dice.pick(pieces);
  }
}

/** A line dropped, text spliced in, a range replaced, a half-typed end, or one keystroke. */
export function randomEdit(text: string, dice: Random, files: readonly string[]): TextEdit {
  const at = dice.below(text.length + 1);
  const insertion = { span: { start: at, end: at }, newText: inserted(text, dice, files) };
  switch (dice.below(8)) {
    case 0: {
      const start = text.lastIndexOf("\n", at - 1) + 1;
      const feed = text.indexOf("\n", at);
      return { span: { start, end: feed < 0 ? text.length : feed + 1 }, newText: "" };
    }
    case 1:
      return { span: { start: at, end: Math.min(text.length, at + dice.below(60)) }, newText: insertion.newText };
    case 2:
      return { span: { start: at, end: Math.min(text.length, at + 1) }, newText: "" };
    case 3:
      return dice.below(10) === 0 ? { span: { start: at, end: text.length }, newText: "" } : insertion;
    default:
      return insertion;
  }
}
