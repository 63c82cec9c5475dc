// Where package managers keep the keys of repositories, and which command of each refuses a repository whose key is missing or broken.

export interface KeyReader {
  /** The files in it are keys. */
  readonly folder: RegExp;
  /** How a repository comes into the image: without one nobody asks for the key. */
  readonly addsRepository: RegExp;
  readonly programs: readonly string[];
  /** Subcommands that end with an error where the key is not there. */
  readonly refusing: readonly string[];
  /** What lets them go on all the same. */
  readonly goesOnWith: RegExp;
}

/**
 * apt, tried with an empty file for the key: `apt-get update` says NO_PUBKEY, "is not signed", and ends with 100. apk calls the repository
 * UNTRUSTED and passes it over, so that the package is not found; dnf and yum install no package that they cannot check (their manuals).
 */
export const keyReaders: readonly KeyReader[] = [
  {
    folder: /^\/(?:etc\/apt\/(?:trusted\.gpg\.d|keyrings)|usr\/(?:local\/)?share\/keyrings)\//,
    addsRepository: /sources\.list|\.sources\b|add-apt-repository|apt-add-repository|signed-by/i,
    programs: ["apt-get", "apt", "aptitude"],
    refusing: ["update"],
    goesOnWith: /trusted[=:]\s*yes|allow-?unauthenticated|allow-?insecure|Dir::Etc/i,
  },
  {
    folder: /^\/etc\/apk\/keys\//,
    addsRepository: /apk\/repositories|--repository|\s-X\s/,
    programs: ["apk"],
    refusing: ["add"],
    goesOnWith: /allow-?untrusted/i,
  },
  {
    folder: /^\/etc\/pki\/rpm-gpg\//,
    addsRepository: /yum\.repos|zypp|\.repo\b|add-?repo/,
    programs: ["yum", "dnf", "dnf5", "microdnf", "tdnf", "zypper"],
    refusing: ["install", "in"],
    goesOnWith: /no-?gpg-?checks?|gpgcheck\s*=\s*(?:0|no|false)/i,
  },
];
