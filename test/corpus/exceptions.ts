// What the tests on real Dockerfiles let pass, as data, each with its reason.
import type { WholeLines } from "../support/layout";

/** Rules whose safe fix takes whole lines out or puts one in. */
export const wholeLines: Readonly<Record<string, WholeLines>> = {
  "empty-continuation-line": {
    removes: /^[ \t]*\r?$/,
    reason: "the blank line inside an instruction is the fault itself; the builder passes over it",
  },
  "duplicate-port": {
    removes: /^\s*(?:expose\s.*)?$/i,
    reason: "an EXPOSE whose only port is exposed before says nothing; one of the blank lines around it goes with it",
  },
  "yum-cache-left": { adds: /^\s*(?:&&\s*)?yum clean all\b/, reason: "a command of its own where the RUN has one on each line" },
  "dnf-cache-left": {
    adds: /^\s*(?:&&\s*)?(?:micro|t)?dnf clean all\b/,
    reason: "a command of its own where the RUN has one on each line",
  },
  "unused-suppression": { removes: /^\s*#/, reason: "our own comment that silences nothing" },
};

/** Pairs of rules of the default profile that may speak of the same words: two faults, each mended by itself. */
export const sameWords: Readonly<Record<string, string>> = {
  "debian-frontend-in-env + legacy-key-value": "what the line sets, and its form, told once for all such lines of the file",
  "legacy-key-value + secret-in-variable": "what the line sets, and its form, told once for all such lines of the file",
  "build-tools-in-image + end-of-life-image": "a second stage leaves the release as old as it is, and a new release the tools in the image",
  "build-tools-in-image + untagged-base-image": "a second stage leaves the image without a tag, and a tag the tools in the image",
  "apk-cache-left + heredoc-without-errexit": "what the command leaves behind, and what happens when it fails",
  "apt-lists-left + heredoc-without-errexit": "what the command leaves behind, and what happens when it fails",
  "deprecated-image + no-start-command": "another image leaves the container without a program, and a program the image unmaintained",
  "dnf-cache-left + packages-behind-copy": "what the install leaves behind, and how often it runs again",
  "packages-behind-copy + yum-cache-left": "what the install leaves behind, and how often it runs again",
  "permissions-after-copy + world-writable-mode": "which mode it is, and in which layer the files get it",
  "deprecated-maintainer + mixed-instruction-casing": "what the word is, and how it is written; BuildKit warns of each",
};

/** Pairs of rules of the default profile where the fix of the first ends the finding of the second too: two faults all the same. */
export const oneFix: Readonly<Record<string, string>> = {
  "debian-frontend-in-env + legacy-key-value": "what the line sets, and its form, which ARG does not share",
  "legacy-key-value + comment-behind-instruction": "the new form takes the comment for part of the value, as the builder did before",
  "pipe-without-pipefail + bash-syntax-in-sh":
    "the fix is SHELL with bash, which knows pipefail; who sets it in sh by hand keeps the other fault",
  "pipe-without-pipefail + pipe-without-pipefail":
    "the fix is a SHELL that holds for what is below; who writes `set -o pipefail` mends one RUN",
  "pipe-without-pipefail + shell-form-command":
    "bash execs a single command; what a failing pipe is to the build has nothing to do with the start",
  "bash-syntax-in-sh + apt-lists-left": "one tells the word that dash does not know, the other what stays in the layer because of it",
};
