// ARG or ENV whose name says that it holds a secret.
import { defineRule, type InstructionContext } from "../rule";

const secret = /(^|_)(apikey|auth|credentials?|key|password|pword|passwd|secret|token)(_|$)/i;
const harmless = /(^|_)(public|file|version)(_|$)/i;

/** hadolint's wider net: parts of names, and names of well-known credentials. */
const wide = /api_?key|client_key|password|private|secret|token|username|access_key_id|connection_string|webhook_url/i;

/** What is said of a secret, not the secret: its kind, its place, how long it lasts, whether one is wanted. */
const about =
  /_(?:alias|algorithm|count|dir|directory|enabled|endpoint|expir\w*|format|header|host|id|issuer|length|lifetime|method|mode|name|path|port|prefix|prompt|provider|realm|required|server|size|strategy|timeout|ttl|type|uri|url|user)s?$|(?:^|_)(?:allow|disable|dont|enable|no|require|skip|use|with|without)_|^apt_key_/i;
/** Half of a pair of keys. */
const keyPair = /access_key_id$/i;

/** A switch, a number, a path, an address without a password: nothing that opens a door. */
const plainValue =
  /^(?:true|false|yes|no|on|off|none|null|-?\d+(?:\.\d+)?[smhd]?|(?:\.{0,2}|~|[A-Za-z]:)\/[^\s:@]*|[a-z][a-z0-9+.-]*:\/\/[^\s@]*)$/i;
/** The fingerprint of a public key, as many images verify downloads with. */
const fingerprint = /^(?:0x)?(?:[0-9A-F]{4}\s?){10}$|^(?:0x)?[0-9A-F]{16}$/i;

const unquoted = (value: string | undefined): string => (value ?? "").replace(/^(["'])(.*)\1$/s, "$2");

/** What is no secret although its name has one of the words. */
function isPlain(key: string, value: string | undefined, { scope }: InstructionContext): boolean {
  if (about.test(key) && !keyPair.test(key)) return true;
  const text = unquoted(value);
  if (plainValue.test(text) || (/gpg|pgp|key/i.test(key) && fingerprint.test(text))) return true;
  // `ENV X=$X` hands on an ARG that is reported itself.
  const handedOn = /^\$\{?(\w+)\}?$/.exec(text)?.[1];
  return handedOn !== undefined && secret.test(handedOn) && scope.lookup(handedOn)?.kind === "arg";
}

export default defineRule({
  id: "secret-in-variable",
  aliases: ["SecretsUsedInArgOrEnv", "DL3064"],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds `ARG` and `ENV` whose name says that the value is a secret.",
    why: "ENV is written into the image, and ARG into its history: whoever has the image reads both with `docker history` and `docker inspect`.",
    bad: "FROM alpine:3.22\nARG NPM_TOKEN\nRUN npm ci\n",
    good: "FROM alpine:3.22\nRUN --mount=type=secret,id=npm_token,env=NPM_TOKEN npm ci\n",
    differs:
      "The value counts too, except in the profiles buildkit and hadolint: an empty `ENV`, a switch, a number, a path, an address without a password, " +
      "the fingerprint of a public key and names of what is only about a secret (`TOKEN_TTL`, `AUTH_MODE`) are passed over. " +
      "`ENV X=$X` is not reported again behind its `ARG X`, and in a stage that is not shipped the finding is only an info.",
    whenNot: "The value is no secret in spite of its name.",
  },
  messages: {
    arg: "{name} looks like a secret: a build argument stays readable in the image's history. Use RUN --mount=type=secret",
    env: "{name} looks like a secret: ENV stays readable in the image. Pass it when the container starts, or use RUN --mount=type=secret",
    building:
      "{name} looks like a secret: what a build stage is given stays in the build's cache and provenance, though not in the image. Use RUN --mount=type=secret",
  },
  on: ["ARG", "ENV"],
  *checkInstruction(instruction, context) {
    const { strict, buildkit } = context.options;
    if (!context.stage && !strict) return; // a global ARG reaches FROM only
    for (const { key, keySpan, value } of instruction.pairs) {
      if (!(strict && wide.test(key)) && (!secret.test(key) || harmless.test(key))) continue;
      const asIs = strict || buildkit;
      // An ENV that is empty here holds no secret: it names what is passed at the start.
      const isEmpty = instruction.keyword === "ENV" && unquoted(value) === "";
      if (!asIs && (isEmpty || isPlain(key, value, context))) continue;
      const says = instruction.keyword === "ARG" ? "arg" : "env";
      if (asIs || context.ships) yield { at: keySpan, says: [says, { name: key }] };
      else yield { at: keySpan, says: ["building", { name: key }], severity: "info" };
    }
  },
});
