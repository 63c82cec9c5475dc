// A download that does not check whom it talks to.
import { certificateReaders } from "../../knowledge/certificates";
import { tlsSwitches } from "../../knowledge/insecureOptions";
import { wholeText } from "../../model/instructionText";
import type { Instruction } from "../../syntax/types";
import { defineRule, type FileContext, type Fix, type Found } from "../rule";
import { toldOnce } from "../toldOnce";
import { needlessTransportSwitches } from "./aptTransport";
import { type CertifiedAt, certifiedAt } from "./certificateFix";
import { isVerified } from "./checkedBehind";
import { settingsIn, variablesIn, variablesOf } from "./insecureSettings";
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
  composer:
    "This makes composer load everything over plain http, so whoever is on the way can change it. Leave it out; where composer then asks for it, PHP lacks the openssl extension",
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

/** pip asks pypi.org, so that another host is trusted changes nothing. */
function hostFinding({ invocation, option }: Switched, file: FileContext): Finding | undefined {
  if (option.name !== "--trusted-host") return undefined;
  if (!worksWithout(invocation, option)) return { at: option.span, says: ["plain"] };
  if (option.value !== "pypi.python.org") return undefined;
  const { fix } = optionFinding({ invocation, option }, file);
  return { at: option.span, says: ["former"], severity: "info", fix };
}

/** @param isFirst of those that are mended together: the package is added once. */
function certifiedFinding(file: FileContext, run: Instruction, switched: Switched, certified: CertifiedAt, isFirst: boolean): Finding {
  const finding = optionFinding(switched, file);
  const { option, invocation } = switched;
  if (!certificateReaders.has(invocation.program)) return finding;
  const { known, added } = certified(file.stageOf(run), option.span.start);
  if (known === "there") return { ...finding, says: ["there", finding.says[1]] };
  const dropped = finding.fix as Fix<typeof messages> | undefined;
  if (!added || !dropped) return known === "missing" ? { ...finding, fix: undefined } : finding;
  const title = ["install", { option: finding.says[1].option }] as const;
  return { ...finding, fix: { title, safety: "review", edits: () => [...dropped.edits(), ...(isFirst ? [added] : [])] } };
}

function* inCommands(instruction: Instruction, context: FileContext, certified: CertifiedAt): Iterable<Finding> {
  const options = [...switchedOff(instruction, context, tlsSwitches)].filter(({ invocation }) => !isVerified(invocation));
  for (const name of new Set(options.map(({ option }) => option.name))) {
    const same = options.filter(({ option }) => option.name === name);
    yield* toldOnce(
      same.map((each, index) => hostFinding(each, context) ?? certifiedFinding(context, instruction, each, certified, index === 0)),
      ["also"],
    );
  }
  for (const { at, program } of settingsIn(instruction, context)) {
    yield { at, says: program === "composer" ? ["composer"] : ["setting", { program }] };
  }
  for (const { at, name, value } of variablesIn(instruction, context)) yield { at, says: ["variable", { name, value }] };
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
      "A checksum or a signature of the file is checked behind it. Requests to the machine itself are passed over. Several options of one RUN are told once. With `composer config disable-tls true` there is no TLS at all: certificates would not help, the message asks for PHP's openssl extension. A host that pip does not ask (`--trusted-host pypi.python.org`) is an info. apt checks signatures however its files come: it is told, as an info, only where the base image has certificates and the RUN does not install them.",
  },
  messages,
  *check(file) {
    const certified = certifiedAt(file);
    for (const instruction of file.each("RUN", "ENV", "ARG")) {
      if (instruction.keyword !== "RUN") {
        const key = instruction.keyword === "ENV" ? "kept" : "variable";
        for (const { at, name, value } of variablesOf(instruction)) yield { at, says: [key, { name, value }] };
      } else if (mayDisable.test(wholeText(instruction))) {
        yield* inCommands(instruction, file, certified);
        const apt = needlessTransportSwitches(instruction, file).map((at): Finding => ({ at, says: ["apt"], severity: "info" }));
        yield* toldOnce(apt, ["also"]);
      }
    }
  },
});
