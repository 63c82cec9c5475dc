// Names in a message: the first few, and how many more there are.

/** Named in one message. */
const mostNamed = 3;

export const listed = (names: readonly string[]): { path: string; stay: string; it: string } => ({
  path: names.length <= mostNamed ? names.join(", ") : `${names.slice(0, mostNamed).join(", ")} and ${names.length - mostNamed} more`,
  stay: names.length > 1 ? "stay" : "stays",
  it: names.length > 1 ? "them" : "it",
});
