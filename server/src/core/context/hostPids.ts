// Whether the project runs the image among the processes of the host: nothing in the container is PID 1 then, and an init could not be.
import type { FactQuery, Facts } from "../facts";
import type { Dockerfile } from "../model/types";
import { composeServices } from "./compose";
import { buildFileQueries, buildFilesOf } from "./projectFiles";

/** `job.yaml`, `daemonset-prod.yml` beside the Dockerfile. */
const manifestName = /^(?:[\w-]*-)?(?:k8s|kubernetes|pod|job|cronjob|deploy|deployment|daemonset|ds|manifests?)(?:-[\w-]*)?\.ya?ml$/;
const mostManifests = 8;

const manifests = ({ directories }: Facts): readonly string[] =>
  (directories.get(".") ?? []).filter((name) => manifestName.test(name)).slice(0, mostManifests);

/** `docker run --pid=host`, in a page for people, a script, a Makefile. */
const onCommandLine = /--pid(?:=|[ \t]+)["']?host\b/;
const inManifest = /^[ \t]*hostPID:[ \t]*["']?true\b/m;

/** One of the ways in which it is run, as far as the texts at hand tell. */
export function sharesHostPids(file: Dockerfile, facts: Facts): boolean {
  const isManifest = (path: string): boolean => inManifest.test(facts.files.get(path) ?? "");
  return (
    buildFilesOf(facts).some(({ text }) => onCommandLine.test(text)) ||
    manifests(facts).some(isManifest) ||
    composeServices(file, facts).some(({ settings }) => settings.get("pid") === "host")
  );
}

export const hostPidQueries = (facts: Facts): readonly FactQuery[] => [
  ...buildFileQueries(facts),
  ...manifests(facts).map((path) => ({ kind: "file", path }) as const),
];
