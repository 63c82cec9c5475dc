// Whether a RUN may meet another distribution than the one that the file names by default: an ARG chooses it, or the RUN asks which one it is.

import { distributionOfTag } from "../../knowledge/distributions";
import { instructionText } from "../../model/instructionText";
import { lineage } from "../../model/lineage";
import type { Stage } from "../../model/types";
import type { Instruction } from "../../syntax/types";
import { baseName } from "../../text/path";

const withoutVariables = (text: string): string => text.replace(/\$\{[^{}]*\}|\$\w+/g, "");
const namesOne = (tag: string): boolean => distributionOfTag(tag) !== undefined || /slim/.test(tag);

/** `FROM $BASE`, `FROM php:$VERSION-$SYSTEM`; not where a version alone is open: `FROM node:$VERSION-alpine`, `FROM debian:$RELEASE`. */
function isChosen(stage: Stage | undefined): boolean {
  const [first] = stage ? lineage(stage) : [];
  const { image: written, resolvedImage: resolved } = first ?? {};
  const name = baseName(written?.repository ?? "");
  if (name.includes("$") && withoutVariables(name) === "") return true;
  if (!written?.tag?.includes("$") || /^(?:debian|ubuntu|alpine|fedora|centos|rockylinux|almalinux)$/.test(name)) return false;
  return namesOne(resolved?.tag ?? "") && !namesOne(withoutVariables(written.tag));
}

/** It does one thing on one distribution and another on the next. */
function asks(instruction: Instruction): boolean {
  const all = instructionText(instruction);
  return (
    /alpine-release|debian_version|redhat-release|\$\{?ID(?:_LIKE)?\b/.test(all) || (/\bapk\b/.test(all) && /\bapt(?:-get)?\b/.test(all))
  );
}

export const isDistributionOpen = (run: Instruction, stage: Stage | undefined): boolean => asks(run) || isChosen(stage);
