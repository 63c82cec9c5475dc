// Which of its messages end-of-life-image says.

/** Which of the messages it is. */
export function textFor(fails: boolean, isNamed: boolean, movesOthers: boolean, hasFetched: boolean) {
  if (fails) return isNamed ? "archived" : "gone";
  return isNamed ? "named" : movesOthers ? "both" : hasFetched ? "fetched" : "ended";
}

/** The same, where it is what another product is built on: no newer one may be there for that. */
export const textForBuilt = (fails: boolean): "builtGone" | "built" => (fails ? "builtGone" : "built");
