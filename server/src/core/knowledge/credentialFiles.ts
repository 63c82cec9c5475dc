// Files that hold credentials, by their names.

export interface CredentialFile {
  readonly path: RegExp;
  /** Behind “is”. */
  readonly what: string;
  /** What the file says when it really holds a secret. */
  readonly content?: RegExp;
  /** The name alone says too little. */
  readonly needsContent: boolean;
  /** What is put into the image under this name is one, whatever it was called before. */
  readonly byTarget?: true;
  /** Names and values, and often an example of them beside it. */
  readonly isSettings?: true;
  /** Who usually needs it: the build, or the running container. */
  readonly when: "build" | "run";
}

/** A line of settings whose name, or address with a password in it, is one of a secret; its value may be empty. */
export const nameOfSecret =
  /^[ \t]*(?:#[ \t]*)?(?:export[ \t]+)?\w*(?:secret|token|passw|passphrase|_pass\b|pwd|key|private|credential|auth|dsn|salt)\w*[ \t]*=|:\/\/[^\s/:@]*:[^\s/@]+@/im;

const privateKey = /PRIVATE KEY/;
const example = /example|sample|template|dist$|\.enc$|\.gpg$|\.j2$|\.tpl$|\.tmpl$/;

const table: readonly CredentialFile[] = [
  {
    path: /(?:^|\/)\.env(?:\.(?:local|prod|production|staging|dev|development))?$/,
    what: "a file of settings that usually holds secrets",
    isSettings: true,
    content: /(?:secret|token|passw(?:or)?d|pwd|api_?key|private|credential|_key)\w*["']?\s*[=:]\s*["']?[^\s"'$]/i,
    needsContent: false,
    when: "run",
  },
  {
    path: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/,
    what: "a private SSH key",
    content: privateKey,
    needsContent: false,
    byTarget: true,
    when: "build",
  },
  {
    path: /(?:^|\/)(?:privkey|[\w.-]*(?:private|priv)[_.-]?key[\w.-]*)\.(?:pem|key)$|(?:^|\/)(?:server|client|ssl|tls|host)[\w.-]*\.key$/,
    what: "a private key",
    content: privateKey,
    needsContent: false,
    when: "run",
  },
  { path: /\.pem$|\.key$/, what: "a private key", content: privateKey, needsContent: true, when: "run" },
  { path: /(?:^|\/)\.netrc$|(?:^|\/)_netrc$/, what: "a list of passwords", needsContent: false, byTarget: true, when: "build" },
  { path: /(?:^|\/)\.git-credentials$/, what: "a list of passwords", needsContent: false, byTarget: true, when: "build" },
  { path: /(?:^|\/)\.pgpass$/, what: "a list of passwords", needsContent: false, byTarget: true, when: "run" },
  { path: /(?:^|\/)\.pypirc$/, what: "a file of registry passwords", needsContent: false, byTarget: true, when: "build" },
  {
    path: /(?:^|\/)\.npmrc$/,
    what: "a file with a registry token",
    content: /_(?:authToken|auth|password)\s*=\s*[^\s$]/,
    needsContent: true,
    when: "build",
  },
  {
    path: /(?:^|\/)\.yarnrc\.yml$/,
    what: "a file with a registry token",
    content: /npmAuth(?:Token|Ident):\s*["']?[^\s"'$]/,
    needsContent: true,
    when: "build",
  },
  {
    path: /(?:^|\/)settings\.xml$/,
    what: "a Maven file with passwords",
    content: /<password>\s*[^\s<$]/,
    needsContent: true,
    when: "build",
  },
  {
    path: /(?:^|\/)nuget\.config$/i,
    what: "a file with a feed's password",
    content: /ClearTextPassword"\s+value="[^%"]/i,
    needsContent: true,
    when: "build",
  },
  {
    path: /(?:^|\/)\.aws\/credentials$|(?:^|\/)\.aws$/,
    what: "a file of AWS access keys",
    needsContent: false,
    byTarget: true,
    when: "build",
  },
  {
    path: /(?:^|\/)\.kube\/config$|(?:^|\/)kubeconfig(?:\.ya?ml)?$/,
    what: "a file with access to a cluster",
    needsContent: false,
    byTarget: true,
    when: "run",
  },
  {
    path: /(?:^|\/)\.docker\/config\.json$/,
    what: "a file of registry logins",
    content: /"auth"\s*:\s*"/,
    needsContent: false,
    when: "build",
  },
  {
    path: /(?:^|\/)(?:[\w.-]*service[_-]?account[\w.-]*|gcp[_-]?(?:key|credentials)[\w.-]*|google[_-]credentials|application_default_credentials)\.json$/i,
    what: "a Google Cloud key",
    content: /"private_key"|"refresh_token"/,
    needsContent: false,
    when: "run",
  },
  { path: /\.(?:p12|pfx)$/, what: "a store of private keys", needsContent: false, when: "run" },
  { path: /(?:^|\/)terraform\.tfstate$/, what: "Terraform state, with secrets in plain text", needsContent: false, when: "build" },
];

/** A cheap first look at an instruction. */
export const mayBeCredentials =
  /\.env|id_[rde]|key|\.pem|netrc|\.git-c|\.pgpass|\.pypirc|\.npmrc|\.yarnrc|settings\.xml|\.aws|kube|config|account|gcp|google|credentials|\.p12|\.pfx|tfstate/i;

export const credentialFile = (path: string): CredentialFile | undefined =>
  example.test(path) ? undefined : table.find((row) => row.path.test(path));

/** What a comment of XML, or a line behind `#` or `;`, holds is not in force. */
function inForce(text: string): string {
  const [first = "", ...rest] = text.split("<!--");
  const shown = first + rest.map((part) => (part.includes("-->") ? part.slice(part.indexOf("-->") + 3) : "")).join("");
  return shown.replace(/^[ \t]*[#;].*$/gm, "");
}

/** undefined: the name alone decides. */
export const holdsSecret = ({ content }: CredentialFile, text: string | null | undefined): boolean | undefined =>
  content && typeof text === "string" ? content.test(inForce(text)) : undefined;
