// A Compose service that starts the image in another way, or at a terminal: what the Dockerfile says of the start is not what runs.
import { composeServices } from "../../context";
import type { FileContext } from "../rule";

const ownStart = /^(?:command|entrypoint|tty|stdin_open)\s*:/;

/** The lines of one service, from its first key on. */
function* keysOf(text: string, from: number, indent: string): Iterable<string> {
  for (const line of text.slice(from).split("\n")) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (!line.startsWith(indent)) return;
    if (line[indent.length] !== " ") yield line.slice(indent.length);
  }
}

/** Every service that builds this file does so. */
export function startsOtherwise(file: FileContext): boolean {
  const services = composeServices(file, file.facts);
  return (
    services.length > 0 &&
    services.every(({ file: path, insertAt, indent }) => {
      const text = file.facts.files.get(path);
      return typeof text === "string" && [...keysOf(text, insertAt, indent)].some((line) => ownStart.test(line));
    })
  );
}
