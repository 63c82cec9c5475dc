// How known programs are told not to check certificates, or not to check signatures. Source: the manual page of each.

export interface Switch {
  readonly programs: readonly string[];
  readonly option: string;
  /** What its value must be; without it the option alone does it. */
  readonly value?: RegExp;
}

const off = /^(0|false|no|off)$/i;
const rpmManagers = ["yum", "dnf", "dnf5", "microdnf", "tdnf"];
const aptManagers = ["apt-get", "apt", "aptitude"];

/** The other end of an encrypted connection may then be anybody. */
export const tlsSwitches: readonly Switch[] = [
  { programs: ["curl"], option: "-k" },
  { programs: ["curl"], option: "--insecure" },
  { programs: ["curl"], option: "--proxy-insecure" },
  { programs: ["wget"], option: "--no-check-certificate" },
  { programs: ["aria2c"], option: "--check-certificate", value: off },
  { programs: ["pip", "uv"], option: "--trusted-host" },
  { programs: ["uv"], option: "--allow-insecure-host" },
  { programs: ["git"], option: "-c", value: /^http\.(.*\.)?sslverify=(0|false|no|off)$/i },
  { programs: ["svn"], option: "--trust-server-cert" },
  { programs: ["helm", "kubectl", "oc"], option: "--insecure-skip-tls-verify" },
  { programs: ["skopeo", "podman", "buildah", "crane"], option: "--tls-verify", value: off },
  { programs: ["skopeo"], option: "--src-tls-verify", value: off },
  { programs: ["npm", "yarn", "pnpm"], option: "--strict-ssl", value: off },
  { programs: rpmManagers, option: "--setopt", value: /^(.*\.)?sslverify=(0|false|no)/i },
];

/** apt checks the signature of what it loads however that comes: these let others see what is loaded, and hold it back, no more. */
export const aptTransportSwitches: readonly Switch[] = [
  { programs: aptManagers, option: "-o", value: /^Acquire::https::(.*::)?Verify-(Peer|Host)=\W*(0|false|no)/i },
];

/** The same in a file of /etc/apt/apt.conf.d, both together. */
export const aptTransportSetting = [/Acquire::https::/i, /\bVerify-(?:Peer|Host)\W{1,5}(?:0|false|no)\b/i] as const;

/** Packages may then come from anybody. */
export const signatureSwitches: readonly Switch[] = [
  { programs: aptManagers, option: "--allow-unauthenticated" },
  { programs: aptManagers, option: "--force-yes" },
  { programs: aptManagers, option: "--allow-insecure-repositories" },
  { programs: aptManagers, option: "--allow-untrusted" },
  { programs: aptManagers, option: "-o", value: /^(APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)=\W*(1|true|yes)/i },
  { programs: ["apk"], option: "--allow-untrusted" },
  { programs: rpmManagers, option: "--nogpgcheck" },
  { programs: rpmManagers, option: "--no-gpgchecks" },
  { programs: rpmManagers, option: "--setopt", value: /^(.*\.)?(repo_)?gpgcheck=(0|false|no)/i },
  { programs: ["rpm"], option: "--nosignature" },
  { programs: ["rpm"], option: "--nodigest" },
  { programs: ["zypper"], option: "--no-gpg-checks" },
  { programs: ["zypper"], option: "--no-gpg-check" },
];

/** Configuration commands: program, words behind it that come in this order, and the value that switches the check off. */
export const tlsSettings: readonly { readonly programs: readonly string[]; readonly key: RegExp; readonly value: RegExp }[] = [
  { programs: ["git"], key: /^http\.(.*\.)?sslverify$/i, value: off },
  { programs: ["npm", "yarn", "pnpm"], key: /^strict-ssl$/, value: off },
  { programs: ["conda", "mamba"], key: /^ssl_verify$/, value: off },
  { programs: ["composer"], key: /^disable-tls$/, value: /^(1|true)$/ },
];

/** Variables that do it for a program, by the value that does. Source: the documentation of git, Node.js, Python, npm, pip, conda, LWP. */
export const tlsVariables: ReadonlyMap<string, RegExp> = new Map([
  ["GIT_SSL_NO_VERIFY", /^(1|true|yes|on)$/i],
  ["NODE_TLS_REJECT_UNAUTHORIZED", /^0$/],
  ["PYTHONHTTPSVERIFY", /^0$/],
  ["NPM_CONFIG_STRICT_SSL", off],
  ["YARN_STRICT_SSL", off],
  ["YARN_ENABLE_STRICT_SSL", off],
  ["PIP_TRUSTED_HOST", /./],
  ["CONDA_SSL_VERIFY", off],
  ["PERL_LWP_SSL_VERIFY_HOSTNAME", /^0$/],
]);
