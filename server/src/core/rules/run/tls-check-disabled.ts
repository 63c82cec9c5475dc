// A download that does not check whom it talks to.
import { certificateReaders } from "../../knowledge/certificates";
import { tlsSettings, tlsSwitches, tlsVariables } from "../../knowledge/insecureOptions";
import { wholeText } from "../../model/instructionText";
import { allCommands } from "../../shell/commandsOf";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Fix, type Found } from "../rule";
import { toldOnce } from "../toldOnce";
import { needlessTransportSwitches } from "./aptTransport";
import { certificateInstall } from "./certificateFix";
import { type CertificatesAt, certificatesIn } from "./certificates";
import { isVerified } from "./checkedBehind";
import { optionFinding, type Switched, switchedOff, worksWithout } from "./insecureSwitches";

const messages = {
  option:
    "{option} makes {program} accept any certificate, so whoever is on the way can change what it loads. Install ca-certificates and leave it out",
  there:
    "{option} makes {program} accept any certificate, so whoever is on the way can change what it loads. The image has ca-certificates: leave it out",
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
  install: "Install ca-certificates, and leave {option} out",
} as const;
type Finding = Found<typeof messages>;

/** A cheap look before the commands are read. */
const mayDisable = /-\w*k|insecure|check-certificate|trust|ssl|tls|https|PIP_/i;

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
function hostFinding({ invocation, option }: Switched, file: FileContext): Finding | undefined {
  if (option.name !== "--trusted-host") return undefined;
  if (!worksWithout(invocation, option)) return { at: option.span, says: ["plain"] };
  if (option.value !== "pypi.python.org") return undefined;
  const { fix } = optionFinding({ invocation, option }, file);
  return { at: option.span, says: ["former"], severity: "info", fix };
}

/** What is known of the certificates where an option stands, and how they get there. */
interface Certified {
  readonly at: CertificatesAt;
  readonly install: ReturnType<typeof certificateInstall>;
}

/** @param isFirst of those that are mended together: the package is added once. */
function certifiedFinding(file: FileContext, run: Instruction, switched: Switched, certified: Certified, isFirst: boolean): Finding {
  const { at, install } = certified;
  const finding = optionFinding(switched, file);
  const { option, invocation } = switched;
  if (!certificateReaders.has(invocation.program)) return finding;
  const stage = file.stageOf(run);
  const known = at(stage, option.span.start);
  const { says, fix } = finding;
  if (known === "there") return { ...finding, says: ["there", says[1]] };
  const added = install(stage, option.span.start);
  if (!added) return known === "missing" ? { ...finding, fix: undefined } : finding;
  const dropped = fix as Fix<typeof messages> | undefined;
  if (!dropped) return finding;
  const title = ["install", { option: says[1].option }] as const;
  return { ...finding, fix: { title, safety: "review", edits: () => [...dropped.edits(), ...(isFirst ? [added] : [])] } };
}

function* inCommands(instruction: Instruction, context: FileContext, certified: Certified): Iterable<Finding> {
  const options = [...switchedOff(instruction, context, tlsSwitches)].filter(({ invocation }) => !isVerified(invocation));
  for (const name of new Set(options.map(({ option }) => option.name))) {
    const same = options.filter(({ option }) => option.name === name);
    yield* toldOnce(
      same.map((each, index) => hostFinding(each, context) ?? certifiedFinding(context, instruction, each, certified, index === 0)),
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
    bad: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl\nRUN curl -fsSLk https://example.com/tool -o /usr/local/bin/tool\n",
    good: "FROM debian:12-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates\nRUN curl -fsSL https://example.com/tool -o /usr/local/bin/tool\n",
    fixSafety:
      "Needs a look: without the option the download fails where the certificate cannot be checked. Where neither the base image nor an install brings ca-certificates, the fix adds the package to an install above, and without such an install there is no fix. A company's own root certificate has to be installed by hand.",
    whenNot:
      "A checksum or a signature of the file is checked behind it. Requests to the machine itself are passed over. Several options of one RUN are told once. A host that pip does not ask (`--trusted-host pypi.python.org`) is an info. apt checks signatures however its files come: it is told, as an info, only where the base image has certificates and the RUN does not install them.",
  },
  messages,
  *check(file) {
    const certified: Certified = { at: certificatesIn(file), install: certificateInstall(file) };
    for (const instruction of file.each("RUN", "ENV", "ARG")) {
      if (instruction.keyword !== "RUN") yield* inVariables(instruction);
      else if (mayDisable.test(wholeText(instruction))) {
        yield* inCommands(instruction, file, certified);
        const apt = needlessTransportSwitches(instruction, file).map((at): Finding => ({ at, says: ["apt"], severity: "info" }));
        yield* toldOnce(apt, ["also"]);
      }
    }
  },
});
