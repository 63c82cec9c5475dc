// Whether a place in a command line lies inside a quoted string; what is substituted inside one is code again.

type Inside = '"' | "'" | "`" | "(";

/** What the unit at `at` does to the stack; gives how many units it takes. */
function step(text: string, at: number, stack: Inside[]): number {
  const inner = stack.at(-1);
  const unit = text[at] ?? "";
  if (inner === "'") {
    if (unit === "'") stack.pop();
    return 1;
  }
  if (unit === "\\") return 2;
  if (unit === '"' || unit === "`") {
    if (inner === unit) stack.pop();
    else stack.push(unit);
    return 1;
  }
  if (unit === "$" && text[at + 1] === "(") {
    stack.push("(");
    return 2;
  }
  if (inner === '"') return 1;
  if (unit === "'" || unit === "(") stack.push(unit);
  else if (unit === ")" && inner === "(") stack.pop();
  else if (unit === "#" && /^$|[\s;&|(]/.test(text[at - 1] ?? "")) return text.length;
  return 1;
}

/** For every place, in order: a string is open in front of the unit there. */
export function areInString(text: string, places: readonly number[]): readonly boolean[] {
  const stack: Inside[] = [];
  let at = 0;
  return places.map((place) => {
    while (at < place) at += step(text, at, stack);
    return /^["']$/.test(stack.at(-1) ?? "");
  });
}
