// Whether curl, wget and git find certificate authorities where they run: brought by the base image, installed above, or used above.

import { plainImageName } from "../../knowledge/baseImages";
import { bringsCertificates, mayDepend, recommenders } from "../../knowledge/certificates";
import { imageBelow } from "../../model/baseImage";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import { followedBy } from "../../shell/astQueries";
import { commandsOf } from "../../shell/commandsOf";
import { hasOption, type Invocation } from "../../shell/invocation";
import { roughly } from "../../shell/options";
import { installsOf, type PackageInstall } from "../../shell/packages";
import type { Instruction } from "../../syntax/types";
import type { FileContext } from "../rule";

export type Certificates = "there" | "missing" | "perhaps";

/** Offsets in the file from which they are there, or may be. */
interface From {
  readonly there: number;
  readonly perhaps: number;
}
const never: From = { there: Number.POSITIVE_INFINITY, perhaps: Number.POSITIVE_INFINITY };
const earlier = (a: From, b: From): From => ({ there: Math.min(a.there, b.there), perhaps: Math.min(a.perhaps, b.perhaps) });

function byInstall({ invocation, packages }: PackageInstall): From {
  const at = invocation.nameSpan.start;
  const recommends =
    !hasOption(invocation, "--no-install-recommends") && !invocation.words.some(({ text }) => /Install-Recommends/.test(text));
  const has = (test: (name: string) => boolean): boolean => packages.some(({ name }) => name !== undefined && test(name));
  if (has((name) => name === "ca-certificates" || (recommends && recommenders.has(name)))) return { there: at, perhaps: at };
  const unsure = recommends || packages.some(({ name, local }) => name === undefined || local || mayDepend.test(name));
  return unsure ? { there: never.there, perhaps: at } : never;
}

const insecure = ["-k", "--insecure", "--no-check-certificate", "-c"];

/** A download over https that checks: the build would stop there without them. */
const checks = (call: Invocation): boolean =>
  !hasOption(call, ...insecure) &&
  call.words.some((word) => roughly(word).startsWith("https://")) &&
  call.command.inside.length === 0 &&
  followedBy(call.script, call.command) !== "||";

const other = /ca-certificates|cacert|ca-bundle|SSL_CERT|CURL_CA|\/etc\/ssl|pki/;

function byRun(file: FileContext, run: Instruction): From {
  const { text } = run.arguments;
  if (run.heredocs.length === 0 && !other.test(text) && !/install|https:/.test(text)) return never;
  const installs = installsOf(run, file, "apt-get", "apt").map(byInstall);
  const downloads = commandsOf(run, file, ["curl", "wget", "git"])
    .filter(checks)
    .map(({ nameSpan: { start } }): From => ({ there: start, perhaps: start }));
  const named: From = other.test(text) ? { there: never.there, perhaps: run.span.start } : never;
  return [...installs, ...downloads].reduce(earlier, named);
}

function byStage(file: FileContext, { instructions }: Stage): From {
  let from = never;
  for (const instruction of instructions) {
    const { keyword, span, arguments: words } = instruction;
    if (keyword === "RUN") from = earlier(from, byRun(file, instruction));
    else if (/^(?:COPY|ADD)$/.test(keyword) && (other.test(words.text) || /(?:^|\s)\/\s*$/.test(words.text)))
      from = earlier(from, { there: never.there, perhaps: span.start });
  }
  return from;
}

export type CertificatesAt = (stage: Stage | undefined, offset: number) => Certificates;

/** Each stage is read once. */
export function certificatesIn(file: FileContext): CertificatesAt {
  const known = new Map<Stage, From>();
  const ofStage = (stage: Stage): From => {
    const from = known.get(stage) ?? byStage(file, stage);
    known.set(stage, from);
    return from;
  };
  return (stage, offset) => {
    const base = stage && lineage(stage)[0]?.baseImage;
    if (!stage || !base) return "perhaps";
    const brought = bringsCertificates(plainImageName(base), base.tag ?? "latest", imageBelow(stage)?.distribution?.family);
    if (brought === true) return "there";
    const from = lineage(stage).map(ofStage).reduce(earlier, never);
    if (from.there < offset) return "there";
    return brought === undefined || from.perhaps < offset ? "perhaps" : "missing";
  };
}
