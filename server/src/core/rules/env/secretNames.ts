// Which names of variables stand for a secret, and which values are none in spite of the name.

/** BuildKit's check SecretsUsedInArgOrEnv, word for word. */
const secret = /(^|_)(apikey|auth|credentials?|key|password|pword|passwd|secret|token)(_|$)/i;
const harmless = /(^|_)(public|file|version)(_|$)/i;

/** hadolint's wider net: parts of names, and names of well-known credentials. */
const wide = /api_?key|client_key|password|private|secret|token|username|access_key_id|connection_string|webhook_url/i;

/** More names of passwords: `MYSQL_PASS`, `PGPASSWORD`. */
const password = /(?:passw(?:or)?d|(?:^|_)pass|(?:^|_)pword)$/i;
const shortPassword = /(?:^|_)pwd$/i;

/** What is said of a secret, not the secret: its kind, its place, its release, how long it lasts, whether one is wanted. */
const about =
  /_(?:alias|algorithm|branch|checksum|commit|count|digest|dir|directory|enabled|endpoint|expir\w*|format|header|host|id|issuer|length|lifetime|method|mode|name|path|port|prefix|prompt|provider|realm|ref|release|repo(?:sitory)?|required|rev(?:ision)?|server|sha(?:1|256|512)?(?:sum)?|size|strategy|tag|timeout|ttl|type|uri|url|user|ver)s?$|(?:^|_)(?:allow|disable|dont|enable|no|require|skip|use|with|without)_|(?:^|_)site_key$|^apt_key_/i;
/** Half of a pair of keys. */
const keyPair = /access_key_id$/i;
/** `PG_AUTH_MON` is a program, and its commit no secret. */
const authWithin = /(?:^|_)auth_/i;
const otherSecret = /(?:^|_)(?:apikey|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/** A switch, a word for a release, a number, a path, an address without a password: nothing that opens a door. */
const plainValue =
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|unset|unused|disabled?|\{\}|\[\]|latest|stable|nightly|edge|main|master|HEAD|-?\d+(?:\.\d+)?[smhd]?|(?:\.{0,2}|~|[A-Za-z]:)\/[^\s:@]*|[a-z][a-z0-9+.-]*:\/\/[^\s@]*)$/i;
/** The fingerprint of a public key, as many images verify downloads with. */
const fingerprint = /^(?:0x)?(?:[0-9A-F]{4}\s?){10}$|^(?:0x)?[0-9A-F]{16}$/i;

/** `${URL}/release.key`, `keys/release.asc`: where a key lies. */
const placeOfKey = /^(?:\$(?:\w+|\{\w+\})(?:\/[\w${}.+~-]*)+|[\w.~/-]+\.(?:asc|cer|crt|gpg|key|pem|pub))$/;
/** A public key as it is written. */
const publicKey = /^(?:ssh-(?:dss|ed25519|rsa)|ecdsa-sha2-\S+|-----BEGIN (?:PGP |RSA )?PUBLIC KEY\b)/;

/** What every list of passwords begins with. */
const wellKnown =
  /^(?:admin|admin123|administrator|change[-_]?(?:me|it|this)|default|demo|example|guest|letmein|pass|passw(?:or)?d|passw0rd|password1(?:23)?|postgres|root|secret|test|test123|user|welcome)!?$/i;

export const unquoted = (value: string | undefined): string => (value ?? "").replace(/^(["'])(.*)\1$/s, "$2");

export const namesSecretToBuildkit = (key: string): boolean => secret.test(key) && !harmless.test(key);
export const namesSecretToHadolint = (key: string): boolean => wide.test(key) || namesSecretToBuildkit(key);

/** A short name is one only with a value that is no folder: PWD is the working directory. */
const isShortPassword = (key: string, value: string | undefined): boolean =>
  shortPassword.test(key) && value !== undefined && !/[/\\$]|^\.*$/.test(unquoted(value));

export const namesSecret = (key: string, value: string | undefined): boolean =>
  namesSecretToBuildkit(key) || (password.test(key) && !harmless.test(key)) || isShortPassword(key, value);

/** What is no secret although its name has one of the words. */
export function isPlain(key: string, value: string | undefined): boolean {
  if (about.test(key) && !keyPair.test(key)) return true;
  const text = unquoted(value);
  if (authWithin.test(key) && !otherSecret.test(key) && commit.test(text)) return true;
  return (
    plainValue.test(text) ||
    placeOfKey.test(text) ||
    publicKey.test(text) ||
    (/gpg|pgp|key/i.test(key) && fingerprint.test(text)) ||
    (/gpg|pgp/i.test(key) && /^(?:0x)?[0-9A-F]{8}$/i.test(text))
  );
}

/** The account that a product comes with. */
const firstAccount = /^(?:admin|administrator|root|superuser)$/i;
/** A plain word: no generator makes such a password. */
const plainLetters = /^[a-z]{3,16}$/;

/** A password that everybody tries first: a word of all lists, the name of the user or of the product, or a plain word for the first account. */
export function isDefaultPassword(key: string, value: string | undefined, users: readonly (string | undefined)[]): boolean {
  const text = unquoted(value);
  if (text === "" || !(password.test(key) || shortPassword.test(key))) return false;
  const parts = key.toLowerCase().split("_");
  const isFirst = plainLetters.test(text) && users.some((user) => firstAccount.test(user ?? ""));
  return isFirst || wellKnown.test(text) || parts.includes(text.toLowerCase()) || users.includes(text);
}

/** The variables that may hold the name of the password's user: `DB_PASSWORD` → `DB_USER`. */
export function userNamesFor(key: string): readonly string[] {
  const stem = key.replace(/(?:passw(?:or)?d|pass|pword|pwd)$/i, "");
  return ["USER", "USERNAME"].map((word) => (/[a-z]/.test(key) ? `${stem}${word.toLowerCase()}` : `${stem}${word}`));
}
