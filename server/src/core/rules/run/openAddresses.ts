// The addresses over http:// and git:// that an instruction loads a part of the image from, and that nothing checks.
import { flagOf, sourceArguments } from "../../model/arguments";
import { allCommands } from "../../shell/commandsOf";
import type { Invocation } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import type { ShellWord } from "../../shell/types";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { InstructionContext } from "../rule";
import { isChecked } from "./checkedBehind";
import { isKept } from "./keptDownload";

/** The host of a plain address; undefined for one that cannot be told, or that lies in one's own network. */
function openHost(address: string): string | undefined {
  const host = /^(?:http|git):\/\/(?:[^@/]*@)?([\w.-]+)/.exec(address)?.[1];
  if (!host?.includes(".") || /^(?:127|10|0|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(host)) return undefined;
  return /(?:^|\.)(?:local|localdomain|internal|lan|corp|intranet|home|test|example|invalid)$/i.test(host) ? undefined : host;
}

/** The addresses that a command loads what it installs from. */
function addressesOf(invocation: Invocation): readonly ShellWord[] {
  const { program, operands, subcommand, words } = invocation;
  switch (program) {
    case "curl":
    case "wget":
      return isKept(invocation) && !isChecked(invocation) ? words : [];
    case "rpm":
    case "yum":
    case "dnf":
    case "microdnf":
    case "pip":
    case "npm":
      return operands;
    case "git":
      return subcommand?.text === "clone" ? operands : [];
    default:
      return [];
  }
}

export interface Address {
  readonly at: Span;
  readonly text: string;
  readonly host: string;
}

export function* openAddresses(instruction: Instruction, context: InstructionContext): Iterable<Address> {
  if (instruction.keyword === "ADD") {
    if (flagOf(instruction, "checksum")) return;
    for (const { text, span } of sourceArguments(instruction)) {
      const host = openHost(context.scope.expand(text) ?? text);
      if (host !== undefined) yield { at: span, text, host };
    }
    return;
  }
  for (const invocation of allCommands(instruction, context)) {
    for (const word of addressesOf(invocation)) {
      const host = openHost(roughly(word));
      if (host !== undefined) yield { at: word.span, text: context.text(word.span), host };
    }
  }
}
