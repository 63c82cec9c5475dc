// A download that does not check whom it talks to.
import { tlsSettings, tlsSwitches, tlsVariables } from "../../knowledge/insecureOptions";
import { allCommands } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { defineRule, type Found, type InstructionContext } from "../rule";
import { toldOnce } from "../toldOnce";
import { needlessTransportSwitches } from "./aptTransport";
import { isVerified } from "./checkedBehind";
import { optionFinding, type Switched, switchedOff, worksWithout } from "./insecureSwitches";

const messages = {
  option:
    "{option} makes {program} accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates and leave it out",
  plain:
    "--trusted-host makes pip load packages over http://, and whoever is on the way can change them. Use an index with https:// and leave it out",
  former: "pip has asked pypi.org for years, so trusting pypi.python.org changes nothing. Leave it out",
  setting:
    "This makes {program} accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates instead",
  variable:
    "{name}={value} makes programs accept any certificate, so whoever is on the way can change what they load. Install ca-certificates instead",
  kept: "{name}={value} stays in the image: programs in the container accept any certificate. Install ca-certificates instead",
  apt: "apt accepts any certificate here. Packages stay what they are, because apt checks their signatures, but whoever is on the way sees what is loaded and can hold updates back. The image has certificates: leave the switch out",
  also: "Here, too",
  drop: "Leave {option} out",
} as const;
type Finding = Found<typeof messages>;

const configured: ReadonlySet<string> = new Set(tlsSettings.flatMap(({ programs }) => programs));
const unquoted = (value: string): string => value.replace(/^(["'])(.*)\1$/, "$2");

function* inVariables({ pairs, keyword }: Instruction): Iterable<Finding> {
  for (const { key, value, span } of pairs) {
    const plain = unquoted(value ?? "");
    if (tlsVariables.get(key.toUpperCase())?.test(plain)) {
      yield { at: span, says: [keyword === "ENV" ? "kept" : "variable", { name: key, value: plain }] };
    }
  }
}

/** pip asks pypi.org, so that another host is trusted changes nothing. */
function hostFinding({ invocation, option }: Switched, file: InstructionContext["file"]): Finding | undefined {
  if (option.name !== "--trusted-host") return undefined;
  if (!worksWithout(invocation, option)) return { at: option.span, says: ["plain"] };
  if (option.value !== "pypi.python.org") return undefined;
  const { fix } = optionFinding({ invocation, option }, file);
  return { at: option.span, says: ["former"], severity: "info", fix };
}

function* inCommands(instruction: Instruction, context: InstructionContext): Iterable<Finding> {
  const options = [...switchedOff(instruction, context, tlsSwitches)].filter(({ invocation }) => !isVerified(invocation));
  for (const name of new Set(options.map(({ option }) => option.name))) {
    const same = options.filter(({ option }) => option.name === name);
    yield* toldOnce(
      same.map((each) => hostFinding(each, context.file) ?? optionFinding(each, context.file)),
      ["also"],
    );
  }
  for (const { program, words } of allCommands(instruction, context)) {
    if (!configured.has(program)) continue;
    for (const { programs, key, value } of tlsSettings) {
      const at = programs.includes(program) ? words.findIndex((word) => key.test(word.value ?? "")) : -1;
      const [name, setting] = [words[at], words[at + 1]];
      if (name && setting && value.test(setting.value ?? "")) {
        yield { at: { start: name.span.start, end: setting.span.end }, says: ["setting", { program }] };
      }
    }
  }
  for (const script of context.scripts(instruction)) {
    for (const command of script.commands) {
      const exported = command.name === "export" ? command.words.slice(1) : [];
      const set = exported.map(({ value, span }) => ({ name: value?.split("=")[0] ?? "", value: value?.split("=")[1], span }));
      for (const { name, value, span } of [...command.assignments, ...set]) {
        if (tlsVariables.get(name.toUpperCase())?.test(value ?? "")) yield { at: span, says: ["variable", { name, value: value ?? "" }] };
      }
    }
  }
}

export default defineRule({
  id: "tls-check-disabled",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds downloads that do not check certificates: `curl -k`, `wget --no-check-certificate`, `pip --trusted-host`, `npm config set strict-ssl false`, `GIT_SSL_NO_VERIFY`, `NODE_TLS_REJECT_UNAUTHORIZED=0` and their like.",
    why: "Without the check anybody between the build and the server can put another file in place, and it becomes part of the image. As `ENV` it also switches the check off in every container.",
    bad: "FROM debian:12-slim\nRUN curl -fsSLk https://example.com/tool -o /usr/local/bin/tool\n",
    good: "FROM debian:12-slim\nRUN curl -fsSL https://example.com/tool -o /usr/local/bin/tool\n",
    fixSafety:
      "Needs a look: without the option the download fails where the certificate cannot be checked; ca-certificates, or the company's own root certificate, has to be installed.",
    whenNot:
      "A checksum or a signature of the file is checked behind it. Requests to the machine itself are passed over. Several options of one RUN are told once. A host that pip does not ask (`--trusted-host pypi.python.org`) is an info. apt checks signatures however its files come: it is told, as an info, only where the base image has certificates and the RUN does not install them.",
  },
  messages,
  on: ["RUN", "ENV", "ARG"],
  *checkInstruction(instruction, context) {
    if (instruction.keyword !== "RUN") return yield* inVariables(instruction);
    yield* inCommands(instruction, context);
    const apt = needlessTransportSwitches(instruction, context).map((at): Finding => ({ at, says: ["apt"], severity: "info" }));
    yield* toldOnce(apt, ["also"]);
  },
});
