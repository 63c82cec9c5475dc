// What well-known credentials look like.

/** Each begins in a way that nothing else does. Source: the issuers' documentation of their token formats. */
export const secretPatterns: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ["an AWS access key", /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ["a GitHub token", /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})/],
  ["a GitLab token", /\bglpat-[\w-]{20,}/],
  ["an npm token", /\bnpm_[A-Za-z0-9]{36}\b/],
  ["a PyPI token", /\bpypi-AgEI[\w-]{40,}/],
  ["a Slack token", /\bxox[abposr]-[A-Za-z0-9-]{20,}/],
  ["a Stripe key", /\b[sr]k_live_[A-Za-z0-9]{20,}/],
  ["a Google API key", /\bAIza[\w-]{35}/],
  ["an OpenAI key", /\bsk-(?:proj-)?[A-Za-z0-9_-]{32,}/],
  ["a Docker Hub token", /\bdckr_pat_[\w-]{20,}/],
  ["a Hugging Face token", /\bhf_[A-Za-z0-9]{30,}/],
  ["a SendGrid key", /\bSG\.[\w-]{20,}\.[\w-]{40,}/],
  ["a private key", /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY/],
  // A service of the same Compose file (`db`) and a password equal to the name are defaults for development.
  [
    "a password in an address",
    /\b[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/:@$]{1,100}):(?!\1@|(?:password|pass|secret|x-oauth-basic|\*+)@)[^\s/@$<{]{3,100}@(?!127\.|0\.0\.|example\.)[\w-]+\.[\w.-]+/i,
  ],
];

/** Values that documentation uses: `AKIAIOSFODNN7EXAMPLE`. */
const example = /EXAMPLE|XXXX|0000000|1234567890|<|your|dummy|placeholder|changeme/i;

/** What kind of credential stands in the text, and where. */
export function secretIn(text: string): { readonly kind: string; readonly start: number; readonly end: number } | undefined {
  for (const [kind, pattern] of secretPatterns) {
    const found = pattern.exec(text);
    if (found && !example.test(found[0])) return { kind, start: found.index, end: found.index + found[0].length };
  }
  return undefined;
}
