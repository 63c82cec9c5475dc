// What BuildKit refuses beyond its parser, in words: code, message and values of every error of the model.

import type { ParseError } from "../../syntax/types";
import { nearestName } from "../../text/nearest";
import type { Span } from "../../text/span";

const messages = {
  "no-stages": "the file has no FROM, so there is no image to build; begin with FROM and a base image",
  "instruction-before-from": "{keyword} stands before the first FROM; only ARG may, so move it behind FROM",
  "from-arguments": "FROM takes an image, or an image and AS with a name; {found}",
  "invalid-stage-name": "{name} cannot be a stage's name; begin with a letter and use letters, digits, - _ and . only",
  "empty-image": "{image} is empty after expansion, so there is no base image; {advice}",
  "invalid-image": "{image} is not an image reference: {reason}",
  "stage-name-case": "{image} is not found: FROM tells capitals apart and stage names are kept in small letters; write {name}",
  "empty-platform": "{platform} is empty after expansion; leave --platform out or give the variable a value",
  "invalid-platform": "{platform} is not a platform; write os/arch or os/arch/variant, such as linux/arm64",

  "missing-argument": "{keyword} needs {what}",
  "missing-destination": "{keyword} needs at least one source and a destination; here there is only {count}",
  "blank-name": "{keyword} names cannot be blank; put a name in front of the =",
  "heredoc-destination": "a heredoc cannot be the destination of {keyword}; write the destination path behind it",
  "comment-behind-instruction":
    "a comment cannot stand behind an instruction: the builder takes its words for arguments of {keyword}; put it on a line of its own",
  "stray-heredoc":
    "only RUN, COPY and ADD take a heredoc: the builder reads the lines down to {name} as instructions of their own; put the text into a file with COPY <<{name}, or write it on one line",
  "empty-volume": "a VOLUME path cannot be empty",
  "shell-not-json": "SHELL must be a JSON array, such as {example}",
  "onbuild-chain": "ONBUILD cannot hold another ONBUILD; write the inner instruction alone",
  "onbuild-forbidden": "{keyword} cannot be a trigger of ONBUILD",

  "unknown-flag": "{keyword} has no flag --{name}; {known}",
  "unknown-flag-nearest": "{keyword} has no flag --{name}; did you mean --{nearest}?",
  "duplicate-flag": "--{name} is given twice; keep one",
  "missing-flag-value": "--{name} needs a value; write --{name}=value",
  "not-boolean": "--{name} is either true or false, not {value}",
  "flag-choice": "{value} is not a value of --{name}; it takes {known}",

  "unknown-healthcheck": "HEALTHCHECK takes CMD and a command, or NONE, not {kind}",
  "healthcheck-none-arguments": "HEALTHCHECK NONE takes nothing behind it",
  "healthcheck-no-command": "HEALTHCHECK CMD needs the command that checks the container",
  "invalid-duration": "{value} is not a duration; write a number with a unit, such as 30s, 1m30s or 500ms",
  "short-duration": "--{name} must be 0 or at least 1ms, not {value}",
  "invalid-count": "--retries takes a whole number from 0 up, not {value}",

  "invalid-port": "{port} is not a port; write a number from 0 to 65535 or a range, such as 8000-8010",
  "invalid-protocol": "{protocol} is not a protocol of EXPOSE; it takes tcp, udp and sctp",
  "invalid-address": "{address} is not an IP address; EXPOSE takes the container's port alone",
  "port-ranges": "the ranges {host} and {port} have different lengths; EXPOSE takes the container's ports alone",
  "invalid-signal": "{signal} is not a signal; write a name such as SIGTERM, or a number",

  "invalid-mode": "{mode} is not a file mode; write octal digits up to 7777, such as 755, or letters, such as u=rwX,go=rX",
  "chown-name-with-link": "--link copies into an empty file system, where {owner} cannot be looked up; use numbers, such as 1000:1000",
  "copy-url": "COPY cannot fetch {source}; use ADD for URLs and Git repositories",
  "checksum-sources": "--checksum covers exactly one source; use one ADD for each",
  "checksum-local": "--checksum is for downloads and Git repositories, and {source} is neither",
  "invalid-checksum": "{checksum} is not a checksum; write sha256: and 64 small hexadecimal digits",
  "git-query": "{source} has a query that BuildKit does not know: {query}",

  "copy-from-variable": "--from takes no variables; add FROM {from} AS name above and copy from that name",
  "mount-from-variable": "from= takes no variables; add FROM {from} AS name above and mount from that name",
  "unknown-stage-number": "there is no stage {number}; the stages are 0 to {last}",
  "source-is-own-stage": "a stage cannot take files from itself, and {source} is the stage of this very line",
  "source-is-later": "{source} is built further down; move that stage above this one",

  "unknown-mount-option": "{key} is not an option of --mount; {known}",
  "unknown-mount-option-nearest": "{key} is not an option of --mount; did you mean {nearest}?",
  "mount-option-value": "{key} needs a value; write {key}=value",
  "mount-choice": "{value} is not a {key} of --mount; it takes {known}",
  "mount-not-boolean": "{key} is either true or false, not {value}",
  "mount-number": "{key} takes {what}, not {value}",
  "mount-option-type": "{key} does not go with a {type} mount, only with {known}",
  "mount-type-late": "{key} stands in front of type={type}, and is read as belonging to a bind mount; put type={type} first",
  "mount-no-target": "this mount has no target, so it would cover the whole file system; add target=/path",
  "mount-root-target": "a mount on / would cover the whole file system; mount on a directory below it",
  "mount-secret-empty": "a secret mount needs an id, a source or a target",
  "mount-secret-twice": "id and source both name the secret; keep one",
  "mount-csv": "the options of --mount cannot be read; write them as key=value with commas between",
  "device-option": "{option} cannot be read as an option of --device; it takes a name and required",

  "invalid-expansion": "{word} cannot be expanded: {reason}",
  "invalid-epoch": "SOURCE_DATE_EPOCH must be a number of seconds, context, or the name of a stage, not {value}",
  "epoch-stage": "SOURCE_DATE_EPOCH names the stage {value}, which must be FROM scratch with a single remote ADD",
  "check-option": "{option} is not an option of # check=; it takes skip, experimental and error",
  "check-error-value": "error= in # check= is either true or false, not {value}",
} as const;

export type ModelErrorCode = Exclude<keyof typeof messages, `${string}-nearest`>;
export type Report = (code: ModelErrorCode, span: Span, values?: Readonly<Record<string, string>>) => void;

export const problem = (code: ModelErrorCode, span: Span, values: Readonly<Record<string, string>> = {}): ParseError => ({
  code,
  message: messages[code],
  values,
  span,
});

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

export function unknownFlag(keyword: string, name: string, known: readonly string[], span: Span): ParseError {
  const nearest = nearestName(name, known);
  const code = "unknown-flag";
  if (nearest !== undefined) return { code, message: messages["unknown-flag-nearest"], values: { keyword, name, nearest }, span };
  const all = known.length === 0 ? "it takes none" : `it takes ${listed(known.map((each) => `--${each}`))}`;
  return problem(code, span, { keyword, name, known: all });
}

export function unknownMountOption(key: string, known: readonly string[], span: Span): ParseError {
  const nearest = nearestName(key, known);
  const code = "unknown-mount-option";
  if (nearest !== undefined) return { code, message: messages["unknown-mount-option-nearest"], values: { key, nearest }, span };
  return problem(code, span, { key, known: `it takes ${listed(known)}` });
}
