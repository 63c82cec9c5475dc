// Whom `--chown` and USER name: somebody by name, who has to be looked up in /etc/passwd, or numbers alone.

/** `app`, `0:www`. Source: BuildKit takes what Go's strconv.Atoi reads for a number. */
export const isNamedOwner = (owner: string | undefined): boolean =>
  (owner ?? "").split(":").some((part) => part !== "" && !/^[+-]?\d+$/.test(part));
