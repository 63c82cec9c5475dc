// A port of EXPOSE as the builder reads it.
import type { Scope } from "../../model/types";
import type { Word } from "../../syntax/types";

/** `80/tcp`: with its protocol, in small letters; undefined where a variable is not known, or empty. */
export function portOf({ text }: Word, { expand }: Pick<Scope, "expand">): string | undefined {
  const port = expand(text)?.toLowerCase();
  if (port === "") return undefined;
  return port === undefined || port.includes("/") ? port : `${port}/tcp`;
}
