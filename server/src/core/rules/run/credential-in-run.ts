// A password or token that stands in a command of the build.
import { passwordOptions, secretSetting, settingPrograms } from "../../knowledge/credentialOptions";
import { isPlaceholder } from "../../knowledge/placeholders";
import { allCommands } from "../../shell/commandsOf";
import { type Invocation, optionOf } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { ShellWord } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import { defineRule, type InstructionContext } from "../rule";

/** `https://user:password@host.name/…`; a host without a dot is one of the build's own. */
const address = /(?:https?|ftp|git|ssh):\/\/([^\s/:@"']+):([^\s/@"']+)@[\w-]+(?:\.[\w-]+)+/;

const isSecret = (value: string | undefined): boolean => value !== undefined && !isPlaceholder(value);

/** `user:password` of curl and others. */
const isPair = (value: string | undefined): boolean => {
  const colon = value?.indexOf(":") ?? -1;
  return value !== undefined && colon > 0 && isSecret(value.slice(colon + 1)) && !value.slice(0, colon).includes("$");
};

function ofOptions(invocation: Invocation): Span | undefined {
  if (invocation.program === "curl") {
    const option = optionOf(invocation, "-u", "--user", "-U", "--proxy-user");
    return option && isPair(option.value) ? option.span : undefined;
  }
  for (const { program, subcommand, options } of passwordOptions) {
    if (invocation.program !== program || (subcommand && !invocation.words.some(({ value }) => value === subcommand))) continue;
    const at = invocation.words.findIndex(({ text }) => options.some((name) => text === name || text.startsWith(`${name}=`)));
    const word = invocation.words[at];
    const next = word && options.includes(word.text) ? invocation.words[at + 1] : undefined;
    const value = next ? next.value : word?.value?.split("=").slice(1).join("=");
    if (word && isSecret(value)) return { start: word.span.start, end: (next ?? word).span.end };
  }
  return undefined;
}

/** `aws configure set aws_secret_access_key …`, `npm config set //host/:_authToken …`. */
function ofSetting({ program, words }: Invocation): Span | undefined {
  if (!settingPrograms.test(program)) return undefined;
  const at = words.findIndex((word) => secretSetting.test(roughly(word)));
  const [key, value] = [words[at], words[at + 1]];
  return at > 0 && key && value && isSecret(value.value) ? { start: key.span.start, end: value.span.end } : undefined;
}

/** Lines of `.npmrc` and `.netrc` that echo writes. */
const written = /_authToken=([^\s"'$]+)|_password=([^\s"'$]+)|\bmachine\s+\S+\s+login\s+\S+\s+password\s+([^\s"'$]+)/;

function ofText(word: ShellWord): boolean {
  const text = word.value ?? word.text;
  const line = written.exec(text);
  if (line) return isSecret(line[1] ?? line[2] ?? line[3]);
  const found = text.includes("@") ? address.exec(text) : null;
  return found !== null && isSecret(found[2]) && found[1] !== found[2];
}

function* credentials(instruction: Instruction, context: InstructionContext): Iterable<Span> {
  for (const invocation of allCommands(instruction, context)) {
    const found = ofOptions(invocation) ?? ofSetting(invocation);
    if (found) yield found;
    else for (const word of invocation.words) if (ofText(word)) yield word.span;
  }
}

export default defineRule({
  id: "credential-in-run",
  aliases: [],
  since: "0.1.0",
  severity: "error",
  defaultOn: true,
  docs: {
    what: "Finds passwords and tokens in commands of the build: `curl -u user:password`, `https://user:password@host`, `docker login -p`, `aws configure set`, an `_authToken` written to `.npmrc`.",
    why: "The command line stays in the image's history, and the file that it writes in the layer: `docker history` shows the first, anybody who unpacks the image has the second.",
    bad: "FROM debian:12-slim\nRUN curl -fu deploy:s3cr3t https://example.com/x -o /x\n",
    good: "FROM debian:12-slim\nRUN --mount=type=secret,id=netrc,target=/root/.netrc curl -fn https://example.com/x -o /x\n",
    whenNot: "A public account that opens nothing. Texts that only stand for a password, and variables, are passed over.",
  },
  messages: {
    found: "This password stays readable in the image's history. Change it, and give it to the build with RUN --mount=type=secret",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    for (const at of credentials(instruction, context)) yield { at, says: ["found"] };
  },
});
