// Options and settings of programs whose value is a password or a token. Source: the manual of each program.

/** By program and, where it has some, subcommand. */
export const passwordOptions: readonly { readonly program: string; readonly subcommand?: string; readonly options: readonly string[] }[] = [
  { program: "wget", options: ["--password", "--http-password", "--ftp-password", "--proxy-password"] },
  { program: "docker", subcommand: "login", options: ["-p", "--password"] },
  { program: "podman", subcommand: "login", options: ["-p", "--password"] },
  { program: "az", subcommand: "login", options: ["-p", "--password"] },
  { program: "helm", subcommand: "registry", options: ["-p", "--password"] },
  { program: "sshpass", options: ["-p"] },
  { program: "twine", options: ["-p", "--password"] },
];

/** Programs that are told a setting by `… set KEY VALUE`, and the keys of secret ones. */
export const settingPrograms = /^(aws|npm|yarn|pnpm|pip|composer|poetry)$/;
export const secretSetting = /(secret_access_key|session_token|:_auth|_authToken|:_password|^http-basic\..*)$/i;
