// What the commands that run rules begin with: each file with the rules that are on for it and the facts around it.
import { type Dockerfile, type Facts, factsNeeded, parse } from "../core";
import { syncFactSource } from "../io/facts";
import type { Surroundings } from "./command";
import { type KnownImages, lookupIn } from "./images";
import { type Input, type Inputs, readInputs } from "./inputs";
import type { Given } from "./options";
import { checkRuleNames, type Settings, settingsReader } from "./settings";

export interface RuledFile extends Settings {
  readonly input: Input;
  readonly doc: Dockerfile;
  readonly facts: Facts;
}

export interface RuledFiles {
  /** Each is looked at when it is its turn: what was written for the one before is seen. */
  readonly files: Iterable<RuledFile>;
  /** Something could not be read, or a configuration is wrong; it has been said on stderr. */
  failed(): boolean;
}

/** @throws UsageError for an unknown rule on the command line, or when there is nothing at all to read */
export async function ruledInputs(given: Given, around: Surroundings): Promise<Inputs> {
  checkRuleNames(given);
  return readInputs(given.operands, around);
}

/** @param say one line for stderr */
export function ruledFiles(given: Given, { read, failed }: Inputs, images: KnownImages, say: (line: string) => void): RuledFiles {
  const settings = settingsReader(given, say);
  const answerFacts = syncFactSource(lookupIn(images));
  function* files(): Generator<RuledFile> {
    for (const input of read) {
      const { set, failOn } = settings.settingsFor(input.path);
      const doc = parse(input.text);
      yield { input, set, failOn, doc, facts: answerFacts(input.path, (known) => factsNeeded(doc, set, known)) };
    }
  }
  return { files: files(), failed: () => failed || settings.problems() > 0 };
}
