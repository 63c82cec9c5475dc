// A Compose service that starts the image in another way, or at a terminal: what the Dockerfile says of the start is not what runs.
import { composeServices } from "../../context";
import type { FileContext } from "../rule";

const ownStart: readonly string[] = ["command", "entrypoint", "tty", "stdin_open"];

/** Every service that builds this file does so. */
export function startsOtherwise(file: FileContext): boolean {
  const services = composeServices(file, file.facts);
  return services.length > 0 && services.every(({ settings }) => ownStart.some((key) => settings.has(key)));
}
