// Whom `--chown` and USER name: somebody by name, who has to be looked up in /etc/passwd, or numbers alone.

/** `app`, `0:www`. Source: BuildKit's parseUID takes what Go's strconv.ParseInt reads for a number, and `root` for 0. */
export const isNamedOwner = (owner: string | undefined): boolean =>
  (owner ?? "").split(":").some((part) => part !== "" && part !== "root" && !/^[+-]?\d+$/.test(part));
