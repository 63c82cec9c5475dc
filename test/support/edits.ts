// Makes edits of a Dockerfile and gives the text behind them; for tests of the edits room.
import { applyEdits, type Dockerfile, parse, type Stage } from "../../server/src/core";
import { scriptsOf } from "../../server/src/core/shell/scriptsOf";
import type { ShellScript } from "../../server/src/core/shell/types";
import type { Instruction } from "../../server/src/core/syntax/types";
import type { TextEdit } from "../../server/src/core/text/span";

/** What a test may want to edit; each throws where the file has none. */
export interface Parts {
  readonly file: Dockerfile;
  readonly stage: Stage;
  /** The first instruction of this keyword, bodies of ONBUILD included. */
  first(keyword: string): Instruction;
  /** The first script of the first RUN. */
  readonly script: ShellScript;
}

type Made = readonly TextEdit[] | TextEdit | undefined;

const present = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`there is no ${what}`);
  return value;
};

function partsOf(file: Dockerfile): Parts {
  const first = (keyword: string): Instruction => present(file.each(keyword)[0], keyword);
  return {
    file,
    first,
    get stage() {
      return present(file.finalStage, "stage");
    },
    get script() {
      return present(scriptsOf(file, first("RUN"))[0], "script");
    },
  };
}

/** The text behind the edits; undefined where none is made. Every result is one that the builder takes. */
export function edited(source: string, make: (parts: Parts) => Made): string | undefined {
  const made = make(partsOf(parse(source)));
  if (made === undefined) return undefined;
  const text = applyEdits(source, "span" in made ? [made] : made);
  const [error] = parse(text).errors;
  if (error) throw new Error(`${error.code} in ${text}`);
  return text;
}
