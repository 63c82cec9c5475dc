// secret-in-variable: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { lint } from "../support/rule";

const id = "secret-in-variable";

test("underlines the name, and says what happens to an ARG and to an ENV", () => {
  expect(lint(id, "FROM a:1\nARG NPM_TOKEN\nENV DB_PASSWORD=x")).toBe(
    "FROM a:1\nARG NPM_TOKEN\n    ~~~~~~~~~ NPM_TOKEN looks like a secret: a build argument stays readable in the image's history. Use RUN --mount=type=secret\nENV DB_PASSWORD=x\n    ~~~~~~~~~~~ DB_PASSWORD looks like a secret: ENV stays readable in the image. Pass it when the container starts, or use RUN --mount=type=secret",
  );
});

test.each([
  "ARG TOKEN\nFROM a:1",
  'FROM a:1\nENV TOKEN="" DB_PASSWORD=',
  "FROM a:1\nENV PUBLIC_KEY=x TOKEN_FILE=/run/t KEYBOARD=us MONKEY=1 AUTHOR=kim",
])("silent: %j", (source) => {
  expect(lint(id, source)).toBe(source);
});

test.each([
  "KMS_KEY_ALIAS=alias/app",
  "AUTH_MODE=none",
  "TOKEN_TTL=3600",
  "PASSWORD_MIN_LENGTH=12",
  "AUTH_URL=https://login.example.com/",
  "KEY_TYPE=rsa",
  "REQUIRE_MFA_AUTH=1",
  "JWT_TOKEN_EXPIRES=15m",
  'SE_HTTPS_PRIVATE_KEY="/opt/selenium/secrets/tls.key"',
  "TLS_KEY=./tls/server.key",
  "SERVICE_ACCT_SUDO_NO_PASSWD=1",
  "APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE=DontWarn",
  "GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305",
  "NGINX_GPGKEY=573BFD6B3D8FBC641079A6ABABF5BD827BD9BF62",
  'GPG_KEY="0D96 DF4D 4110 E5C4 3FBF B17F 2D34 7EA6 AA65 421D"',
])("what is only about a secret: ENV %s", (pair) => {
  expect(lint(id, `FROM a:1\nENV ${pair}\n`)).not.toContain("secret:");
  expect(lint(id, `FROM a:1\nARG ${pair}\n`)).not.toContain("secret:");
});

test.each([
  "ENV API_KEY=sk-live-0123456789abcdef",
  "ENV DB_PASSWORD=hunter2",
  "ENV AWS_ACCESS_KEY_ID=AKIAABCDEFGHIJKLMNOP",
  "ENV TOKEN=7169605F62C751356D054A26A821E680E5FA6305",
  "ENV AUTH=https://user:pass@example.com",
  "ARG NPM_TOKEN",
  "ENV MY_SECRET=$OTHER",
])("a secret all the same: %s", (line) => {
  expect(lint(id, `FROM a:1\n${line}\n`)).toContain("looks like a secret");
});

test("ENV that hands an ARG on is told once, at the ARG", () => {
  expect(lint(id, "FROM a:1\nARG NPM_TOKEN\nENV NPM_TOKEN=${NPM_TOKEN}\n").match(/looks like/g)).toHaveLength(1);
  expect(lint(id, "FROM a:1\nENV NPM_TOKEN=${NPM_TOKEN}\n").match(/looks like/g)).toHaveLength(1);
});

test("a stage that is not shipped keeps it out of the image", () => {
  const drawn = lint(id, "FROM a:1 AS b\nARG NPM_TOKEN\nFROM a:1\nARG NPM_TOKEN\n");
  expect(drawn).toContain("stays in the build's cache and provenance");
  expect(drawn).toContain("stays readable in the image's history");
});
