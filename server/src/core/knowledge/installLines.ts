// The command line that installs packages with a package manager and cleans up after itself, so that one layer holds all of it.
// As the distributions' own documentation and public Dockerfiles write them.
import type { PackageManager } from "./distributions";

/** @param names with blanks between @param repository a package with another repository, which has to be installed before */
export type InstallLine = (names: string, repository?: string) => string;

export const aptInstall: InstallLine = (names) =>
  `apt-get update && apt-get install -y --no-install-recommends ${names} && rm -rf /var/lib/apt/lists/*`;

const dnfLike =
  (program: string): InstallLine =>
  (names, repository) =>
    `${repository === undefined ? "" : `${program} install -y ${repository} && `}${program} install -y ${names} && ${program} clean all`;

export const installLines: Readonly<Partial<Record<PackageManager, InstallLine>>> = {
  "apt-get": aptInstall,
  apk: (names) => `apk add --no-cache ${names}`,
  dnf: dnfLike("dnf"),
  microdnf: dnfLike("microdnf"),
  yum: dnfLike("yum"),
  zypper: (names) => `zypper --non-interactive install ${names} && zypper clean --all`,
};
