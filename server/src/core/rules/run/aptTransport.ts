// apt that does not ask who a server is: as an option, and in a file of /etc/apt/apt.conf.d.
import { baseBrings } from "../../image";
import { aptTransportSetting, aptTransportSwitches } from "../../knowledge/insecureOptions";
import { commandsOf } from "../../shell/commandsOf";
import { installsOf } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { Span } from "../../text/span";
import type { FileContext } from "../rule";
import { switchedOff } from "./insecureSwitches";

function* switches(instruction: Instruction, context: FileContext): Iterable<Span> {
  for (const { option } of switchedOff(instruction, context, aptTransportSwitches)) yield option.span;
  for (const { words } of commandsOf(instruction, context, ["echo", "printf"])) {
    const setting = words.find(({ text }) => aptTransportSetting.every((part) => part.test(text)));
    if (setting) yield setting.span;
  }
}

/** Without certificates in the image there is nothing to check with, and whoever installs them has to do without the check once. */
const hasCertificates = (instruction: Instruction, context: FileContext): boolean =>
  // The images that bring curl bring ca-certificates for it.
  baseBrings(context.stageOf(instruction), "curl") === true &&
  !installsOf(instruction, context, "apt-get", "apt").some(({ packages }) => packages.some(({ name }) => name === "ca-certificates"));

/** Where the check is switched off though the image could make it; none where that is not certain. */
export const needlessTransportSwitches = (instruction: Instruction, context: FileContext): readonly Span[] =>
  hasCertificates(instruction, context) ? [...switches(instruction, context)] : [];
