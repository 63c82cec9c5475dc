// A download or a setting that goes back to versions of TLS that are broken.
import { wholeText } from "../../model/instructionText";
import { allCommands } from "../../shell/commandsOf";
import { defineRule } from "../rule";

/** Options that allow or ask for an old version, by program; with a value where it decides. */
const options: Readonly<Record<string, readonly (readonly [name: string, value: RegExp | undefined])[]>> = {
  curl: [
    ["--tlsv1.0", undefined],
    ["--tlsv1.1", undefined],
    ["--sslv2", undefined],
    ["--sslv3", undefined],
    ["-2", undefined],
    ["-3", undefined],
    ["--tls-max", /^(?:1\.[01]|default1\.[01])$/],
  ],
  wget: [["--secure-protocol", /^(?:SSLv[23]|TLSv1|TLSv1_[01])$/i]],
};

/** In what is written to openssl.cnf and java.security. */
const setting = /\bMinProtocol\s*=\s*(?:SSLv3|TLSv1(?:\.[01])?)(?![.\d])|\bSECLEVEL\s*=\s*[01]\b/;

export default defineRule({
  id: "outdated-tls",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds downloads and settings that allow TLS 1.0, TLS 1.1 or SSL: `curl --tlsv1.0`, `wget --secure-protocol=TLSv1`, `MinProtocol = TLSv1` and `SECLEVEL=0` in openssl.cnf.",
    why: "These versions are broken: whoever is on the way can read and change what is transferred. In openssl.cnf it holds for every connection of every container.",
    bad: "FROM debian:12-slim\nRUN curl -fsSL --tlsv1.0 https://example.com/tool -o /usr/local/bin/tool\n",
    good: "FROM debian:12-slim\nRUN curl -fsSL https://example.com/tool -o /usr/local/bin/tool\n",
    whenNot:
      "A server that cannot do better, such as an old database, is reached in a closed network. `curl --tlsv1` asks for any version from 1.0 on and is passed over, because curl still takes the newest one.",
  },
  messages: {
    option: "{option} allows versions of TLS that are broken. Leave it out: {program} takes the newest version that the server has",
    setting:
      "{setting} allows versions of TLS, keys or signatures that are broken, for every connection of the container. Bring the server up to date instead",
  },
  on: ["RUN"],
  *checkInstruction(instruction, context) {
    if (!/tls|ssl|SECLEVEL|MinProtocol|curl|wget/i.test(wholeText(instruction))) return;
    for (const invocation of allCommands(instruction, context)) {
      const { program } = invocation;
      for (const option of invocation.options) {
        const known = options[program]?.find(([name]) => name === option.name);
        if (known && (!known[1] || known[1].test(option.value ?? "")))
          yield { at: option.span, says: ["option", { option: option.name, program }] };
      }
      const changed = invocation.words.find(({ text: word }) => setting.test(lastPart(word)));
      const found = changed && setting.exec(lastPart(changed.text));
      if (changed && found) yield { at: changed.span, says: ["setting", { setting: found[0] }] };
    }
  },
});

/** Of `s/old/new/` what it writes. */
function lastPart(word: string): string {
  const [, separator, rest] = /^["']?s([/|#@,])(.*)$/s.exec(word) ?? [];
  return separator === undefined || rest === undefined ? word : (rest.split(separator)[1] ?? "");
}
