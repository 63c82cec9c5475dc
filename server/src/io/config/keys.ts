// Every key of `.dockwright.yaml` and of `.hadolint.yaml`: one table each, from which reading, messages and the JSON schema come.
import { failLevels, profiles, severities } from "../../core";
import { choice, flag, ruleMap, rules, tableOf, textMap, texts } from "./types";

const level = choice(...severities);
const labelKind = choice("text", "url", "semver", "rfc3339", "hash", "spdx", "email");
const labels = textMap(labelKind, "a map from label to one of text, url, semver, rfc3339, hash, spdx, email");

/** `.dockwright.yaml`; the editor's settings mirror it. */
export const dockwrightKeys = {
  profile: { what: "The rules to start from.", type: choice(...profiles) },
  select: { what: "Rules to switch on over the profile, by id or alias; `all` for every rule.", type: rules },
  ignore: { what: "Rules to switch off, by id or alias; wins over `select`.", type: rules },
  severity: { what: "Another severity for a rule.", type: ruleMap(level, `a map from rule to one of ${severities.join(", ")}`) },
  "trusted-registries": { what: "Registries that images may come from; when empty, all may.", type: texts },
  "label-schema": { what: "Labels that the image should have, and the kind of their values.", type: labels },
  "strict-labels": { what: "Report labels that are not in `label-schema`.", type: flag },
  "disable-suppressions": { what: "Report what comments in the Dockerfile would silence, too.", type: flag },
  "fail-on": {
    what: "The lowest severity that makes the command line exit with 1.",
    type: choice(...failLevels),
  },
} as const;

/** `.hadolint.yaml`, read where there is no `.dockwright.yaml`; what concerns hadolint's output alone is known and has no effect. */
export const hadolintKeys = {
  ignored: { what: "Rules to switch off.", type: rules },
  override: {
    what: "Other severities.",
    type: tableOf({ error: listed("error"), warning: listed("warning"), info: listed("info"), style: listed("style") }),
  },
  trustedRegistries: { what: "Registries that images may come from.", type: texts },
  "label-schema": { what: "Labels that the image should have, and the kind of their values.", type: labels },
  "strict-labels": { what: "Report labels that are not in `label-schema`.", type: flag },
  "disable-ignore-pragma": { what: "Comments in the Dockerfile do not silence rules.", type: flag },
  "failure-threshold": { what: "The lowest severity that fails.", type: choice(...severities, "ignore", "none") },
  "no-fail": { what: "Never fail.", type: flag },
  format: { what: "Of hadolint's output; no effect here.", type: texts },
  formats: { what: "Of hadolint's output; no effect here.", type: texts },
  "no-color": { what: "Of hadolint's output; no effect here.", type: flag },
  verbose: { what: "Of hadolint's output; no effect here.", type: flag },
} as const;

function listed(severity: string) {
  return { what: `Rules whose findings are of severity ${severity}.`, type: rules };
}

export const dockwrightFile = tableOf(dockwrightKeys);
export const hadolintFile = tableOf(hadolintKeys);
/** The editor's section `dockwright`, as far as it concerns findings; keys in the editor's spelling. */
export const settingsKeys = {
  enable: { what: "Report findings.", type: flag },
  profile: dockwrightKeys.profile,
  select: dockwrightKeys.select,
  ignore: dockwrightKeys.ignore,
  severity: dockwrightKeys.severity,
  trustedRegistries: dockwrightKeys["trusted-registries"],
  labelSchema: dockwrightKeys["label-schema"],
  strictLabels: dockwrightKeys["strict-labels"],
  disableSuppressions: dockwrightKeys["disable-suppressions"],
} as const;
export const settingsSection = tableOf(settingsKeys);
