// A private key that is made while the image is built.
import { purposeOf } from "../../context";
import { commentAbove } from "../../model/explained";
import { defineRule, type Found } from "../rule";
import { toldOnce } from "../toldOnce";
import { keysMadeBy } from "./keyMakers";
import { isInImage, isRemoved, placeOf } from "./keyPlaces";

const makers = /\b(?:ssh-keygen|openssl|keytool|dropbearkey|mkcert|make-ssl-cert)\b/;
/** Nobody trusts it, and the name says so. */
const forNobody = /(?:^|[-_./])(?:dummy|fake|snake-?oil|tests?|testing|example|placeholder|mock|localhost)(?![a-z])/i;

/** The comment says that nobody is to trust it. */
const forShow = /\bdemo|\btest(?:s|ing)?\b|self[- ]?signed|\b(?:for|in|only|not)\b.{0,60}\b(?:development|production)\b/i;

/** The image is one for tests, by the names on its path: `Shop.Tests/sshd.Dockerfile`, `docker/testing-host/Dockerfile`. */
const isForTests = (path = ""): boolean =>
  purposeOf({ path }) === "development" ||
  path.split("/").some((part) => part.split(/[._-]/).some((word) => /^(?:tests?|testing|e2e|fixtures?)$/i.test(word)));

const messages = {
  key: "{name} makes a private key at build time, so all containers share it with everybody who can pull the image. Make it when the container starts, or hand it in",
  also: "Here, too",
} as const;

export default defineRule({
  id: "generated-private-key",
  aliases: [],
  since: "0.1.0",
  severity: "warning",
  defaultOn: true,
  docs: {
    what: "Finds private keys that a `RUN` makes for the final image: `ssh-keygen`, `openssl req -x509`, `openssl genrsa`, `keytool -genkeypair` and the like.",
    why: "Every container has the same key, and so has everybody who can pull the image. With it they can pose as the server, or log in wherever the key is let in. Removing it in a later layer leaves it in this one.",
    bad: "FROM alpine:3.22\nRUN apk add --no-cache openssh-server && ssh-keygen -A\n",
    good: "FROM alpine:3.22\nRUN apk add --no-cache openssh-server\nCOPY --chmod=755 make-keys-and-start.sh /start.sh\n",
    whenNot:
      "Build stages are passed over unless a COPY --from takes the key, and so are keys that the same RUN removes, keys that come to a mount, and names that say that nobody trusts the key (dummy, test, snakeoil, localhost). So are images for tests, by a name on the path of the Dockerfile, and keys with a comment above that says they are for a demonstration, self-signed, or not for production. Several keys of one stage are told once.",
  },
  messages,
  *check(file) {
    if (!makers.test(file.text) || isForTests(file.facts.path)) return;
    const groups = new Map<string, Found<typeof messages>[]>();
    for (const run of file.each("RUN")) {
      if (!makers.test(run.line.text) && !run.heredocs.some(({ body }) => makers.test(body.text))) continue;
      if (forShow.test(commentAbove(file, run))) continue;
      for (const key of keysMadeBy(run, file)) {
        const { invocation, name, path } = key;
        const place = placeOf(file, run, key);
        if (forNobody.test(path ?? "") || isRemoved(file, run, key, place) || !isInImage(file, run, place)) continue;
        const [first, second] = invocation.words;
        const end = invocation.program === "openssl" ? second : first;
        const at = { start: invocation.nameSpan.start, end: end?.span.end ?? invocation.nameSpan.end };
        const group = `${file.stageOf(run)?.index} ${name}`;
        const found = groups.get(group) ?? [];
        found.push({ at, says: ["key", { name }] });
        groups.set(group, found);
      }
    }
    for (const found of groups.values()) yield* toldOnce(found, ["also"]);
  },
});
