// Settings that are not here and hold no secret, as far as an example of them tells.
import { examplesOf } from "../../context";
import type { Facts } from "../../facts";
import { nameOfSecret } from "../../knowledge/credentialFiles";

/** An example of it is here, and no name in that is one of a secret. */
export const isHarmlessByExample = (facts: Facts, path: string): boolean => {
  const texts = examplesOf(facts, path).flatMap((each) => facts.files.get(each) ?? []);
  return texts.length > 0 && texts.every((text) => !nameOfSecret.test(text));
};
