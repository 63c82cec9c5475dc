// What public images leave set for the Dockerfiles that build on them: the shell of RUN, and apt's answer to its questions.
import { imageTable } from "./imageTable";

interface Settings {
  /** The SHELL of the image's last stage; of a script of its own, what that comes to. */
  readonly shell?: readonly string[];
  /** `APT::Get::Assume-Yes` stands in a file of /etc/apt/apt.conf.d. */
  readonly assumesYes?: boolean;
  /** What tags of another build set instead; the first match wins. */
  readonly tags?: readonly (readonly [tag: RegExp, Omit<Settings, "tags">])[];
}

type Row = readonly [name: string, Settings];

const bash: Settings = { shell: ["/bin/bash", "-o", "pipefail", "-c"] };
const ash: Settings = { shell: ["/bin/ash", "-o", "pipefail", "-c"] };

/** For each machine under a name of its own too. */
const homeAssistant = ["ghcr.io/home-assistant/", "homeassistant/"]
  .flatMap((owner) => ["", "amd64-", "aarch64-", "armv7-", "armhf-", "i386-"].map((machine) => `${owner}${machine}base`))
  .flatMap((name): readonly Row[] => [
    [name, ash],
    [`${name}-python`, ash],
    [`${name}-debian`, bash],
    [`${name}-ubuntu`, bash],
  ]);

/**
 * Names as `plainImageName` gives them; a trailing `*` stands for any rest. Sources, read in November 2026: the Dockerfiles of
 * CircleCI-Public/cimg-base (under every cimg image), jupyter/docker-stacks (docker-stacks-foundation), home-assistant/docker-base,
 * hassio-addons/addon-base, dunglas/frankenphp, dependabot/dependabot-core, apache/airflow, bitnami/containers, mamba-org/micromamba-docker.
 */
const rows: readonly Row[] = [
  ["cimg/*", { shell: ["/bin/bash", "-exo", "pipefail", "-c"], assumesYes: true }],
  ["jupyter/*", bash],
  ["quay.io/jupyter/*", bash],
  ...homeAssistant,
  ["ghcr.io/hassio-addons/base", ash],
  ["ghcr.io/hassio-addons/base/*", ash],
  [
    "dunglas/frankenphp",
    {
      tags: [
        [/builder.*alpine|builder-musl/, { shell: ["/bin/ash", "-eo", "pipefail", "-c"] }],
        [/builder/, bash],
      ],
    },
  ],
  ["ghcr.io/dependabot/dependabot-updater-*", bash],
  ["apache/airflow", { shell: ["/bin/bash", "-o", "pipefail", "-o", "errexit", "-o", "nounset", "-o", "nolog", "-c"] }],
  ["bitnami/*", { shell: ["/bin/bash", "-o", "errexit", "-o", "nounset", "-o", "pipefail", "-c"] }],
  ["bitnamilegacy/*", { shell: ["/bin/bash", "-o", "errexit", "-o", "nounset", "-o", "pipefail", "-c"] }],
  ["bitnami/minideb", {}],
  ["bitnamilegacy/minideb", {}],
  // Its `_dockerfile_shell.sh` ends in `exec bash -o pipefail -c`.
  ["mambaorg/micromamba", bash],
];

const settingsOf = imageTable<Settings>(rows);

/** @param name as `plainImageName` gives it */
export function imageSettings(name: string, tag: string): Omit<Settings, "tags"> {
  const row = settingsOf(name);
  return row?.tags?.find(([pattern]) => pattern.test(tag))?.[1] ?? row ?? {};
}

/** What stands in place of a hole that a variable leaves: never a folder. */
const hole = /\$\{[^{}]*\}|\$\w+/;
const mostHoles = 2;

/** Of a name with variables that nobody knows, such as `base-${ARCH}`: what all images of the tables that may be meant leave set. */
export function settingsBehindHoles(name: string): Omit<Settings, "tags"> {
  const parts = name.split(hole);
  const folder = name.lastIndexOf("/", name.search(hole));
  const isOneName = parts.length <= mostHoles + 1 && !name.slice(folder + 1).includes("/") && /\w/.test(parts.slice(1).join(""));
  if (folder < 0 || parts.length < 2 || !isOneName || parts.some((part) => part.includes("$"))) return {};
  const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.+^${}()|[\]\\*?]/g, "\\$&")).join("[\\w.-]*")}$`);
  const [first, ...others] = rows.filter(([row]) => pattern.test(row)).map(([, { tags, ...settings }]) => (tags ? {} : settings));
  return first && others.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : {};
}
