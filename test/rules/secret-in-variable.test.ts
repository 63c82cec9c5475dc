// secret-in-variable: what it underlines, what it says, what it mends, and where it stays silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "secret-in-variable";

test("underlines the name, and says what happens to an ARG and to an ENV", () => {
  expect(lint(id, "FROM a:1\nARG NPM_TOKEN\nRUN npm ci\nENV DB_PASSWORD=x")).toMatchInlineSnapshot(`
    "FROM a:1
    ARG NPM_TOKEN
        ~~~~~~~~~ NPM_TOKEN looks like a secret: a build argument stays readable in the image's history. Use RUN --mount=type=secret
    RUN npm ci
    ENV DB_PASSWORD=x
        ~~~~~~~~~~~ DB_PASSWORD looks like a secret: ENV stays readable in the image. Give it when the container starts: docker run -e, Compose, or a file that is mounted"
  `);
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

test("a secret mount is named where a RUN reads the variable", () => {
  const mount = "Use RUN --mount=type=secret";
  expect(lint(id, "FROM a:1\nARG NPM_TOKEN\nRUN echo $NPM_TOKEN > .npmrc\n")).toContain(mount);
  expect(lint(id, "FROM a:1\nONBUILD ARG NPM_TOKEN\nONBUILD RUN echo $NPM_TOKEN > .npmrc\n")).toContain(mount);
  expect(lint(id, "FROM a:1\nARG DB_PASSWORD\nENV DB_PASS=$DB_PASSWORD\nRUN make\n")).toContain("when the container starts");
  expect(lint(id, "FROM a:1\nENV API_KEY=x\nRUN curl -H $API_KEY b\n")).toContain("or use RUN --mount=type=secret");
  expect(lint(id, "FROM a:1\nENV API_KEY=x\nRUN make\n")).not.toContain("--mount");
});

test.each([
  "PG_AUTH_MON_COMMIT=ea4c9ec4a1a4d2c0f5b0e8b4e6a6d5d5f0c5a1b2",
  "TOKEN_SERVICE_REVISION=abc",
  "KEY_SERVER_TAG=main",
  "SECRET_STORE_CHECKSUM=abc",
  "AUTH_PROXY=ea4c9ec4a1a4d2c0f5b0e8b4e6a6d5d5f0c5a1b2",
  "PWD=/app",
  "OLD_PWD=$PWD",
  "COMPASS=north",
  "TURNSTILE_SITE_KEY=0x4AAA",
  "GPG_KEY=A615D22C",
  "BYPASS=x",
])("no secret: %s", (pair) => {
  const source = `FROM a:1\nENV ${pair}\n`;
  expect(lint(id, source)).toBe(source);
});

test.each(["MYSQL_PASS=hunter2", "PGPASSWORD=hunter2", "DB_PWD=hunter2", "AUTH_SECRET=ea4c9ec4a1a4d2c0f5b0e8b4e6a6d5d5f0c5a1b2"])(
  "a secret: %s",
  (pair) => {
    expect(lint(id, `FROM a:1\nENV ${pair}\n`)).toContain("looks like a secret");
  },
);

test("default passwords are told once, as info", () => {
  const source = "FROM a:1\nENV POSTGRES_PASSWORD=postgres DB_USER=kim DB_PASSWORD=kim GRAFANA_PASSWORD=grafana ROOT_PASS=r4Tz!x\n";
  expect(lint(id, source)).toMatchInlineSnapshot(`
    "FROM a:1
    ENV POSTGRES_PASSWORD=postgres DB_USER=kim DB_PASSWORD=kim GRAFANA_PASSWORD=grafana ROOT_PASS=r4Tz!x
        ~~~~~~~~~~~~~~~~~ POSTGRES_PASSWORD is set to a default password, and every container that is started without another one has it. Leave the value out here and in the program, so that one must be given
                                                                                        ~~~~~~~~~ ROOT_PASS looks like a secret: ENV stays readable in the image. Give it when the container starts: docker run -e, Compose, or a file that is mounted
    "
  `);
  expect(findings(id, source).map(({ severity, related }) => [severity, related.length])).toEqual([
    ["info", 2],
    ["warning", 0],
  ]);
});

test.each([
  ['ARG GITHUB_TOKEN\nRUN echo "TOKEN is: $GITHUB_TOKEN"', "/p/tests/apps/dockerfile/Dockerfile", false],
  ["ARG GITHUB_TOKEN\nRUN printf '%s' ${GITHUB_TOKEN} && echo done", "/p/test/fixtures/a/Dockerfile", false],
  ["ARG GITHUB_TOKEN=latest\nRUN npm ci", "/p/app/Dockerfile", false],
  ["ARG GITHUB_TOKEN\nRUN echo $GITHUB_TOKEN", "/p/app/Dockerfile", true],
  ["ARG GITHUB_TOKEN\nRUN echo $GITHUB_TOKEN > /root/.t", "/p/tests/app/Dockerfile", true],
  ["ARG GITHUB_TOKEN\nRUN echo $GITHUB_TOKEN | gh auth login --with-token", "/p/tests/app/Dockerfile", true],
  ["ARG GITHUB_TOKEN\nRUN echo $GITHUB_TOKEN\nRUN curl -H $GITHUB_TOKEN a", "/p/tests/app/Dockerfile", true],
  ["ARG GITHUB_TOKEN\nRUN echo $GITHUB_TOKEN\nENV T=$GITHUB_TOKEN", "/p/tests/app/Dockerfile", true],
  ["ARG GITHUB_TOKEN\nRUN npm ci", "/p/tests/app/Dockerfile", true],
  ["ARG GITHUB_TOKEN=latest1x\nRUN npm ci", "/p/app/Dockerfile", true],
] as const)("printed on purpose, or a word for a release: %j in %s", (lines, path, isFound) => {
  expect(lint(id, `FROM a:1\n${lines}\n`, { path }).includes("GITHUB_TOKEN looks like")).toBe(isFound);
});

test.each(['ENV A_TOKEN="{}"', "ENV AUTH_DEFAULT_ROLE={}", "ARG A_SECRET=[]"])("an empty object or list is no secret: %s", (line) => {
  const source = `FROM alpine:3.23\n${line}\nRUN a`;
  expect(lint(id, source)).toBe(source);
});

const told = (source: string): readonly string[] => findings(id, source).map(({ span: { start, end } }) => source.slice(start, end));

test.each([
  "ARG RELEASE_KEY=https://packages.example.com/release.key\nFROM a:1\nARG RELEASE_KEY\nENV PACKAGES_KEY=${RELEASE_KEY}\nRUN ./install.sh\n",
  "ARG URL=https://packages.example.com\nARG RELEASE_KEY=$URL/release.key\nFROM a:1\nARG RELEASE_KEY\nRUN ./install.sh\n",
  "FROM a:1\nARG STAGING_URL\nARG STAGING_KEY=${STAGING_URL}/release.key\nRUN ./install.sh\n",
  "FROM a:1\nARG KEY_PATH\nENV REPO_KEY=$KEY_PATH/keys/${NAME}.asc\n",
  "FROM a:1\nENV SIGNING_KEY=keys/release.asc\n",
  'FROM a:1\nARG SSH_KEY="ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI ops"\n',
  'FROM a:1\nARG REPO_KEY\nRUN rpm --import "$REPO_KEY" && yum -y install app\n',
  'FROM a:1\nARG REPO_KEY\nENV PACKAGES_KEY=$REPO_KEY\nRUN rpm --import "$PACKAGES_KEY"\n',
  "FROM a:1\nARG REPO_KEY\nRUN curl -fsSL ${REPO_KEY} | apt-key add -\n",
  'FROM a:1\nARG REPO_KEY\nRUN if [ -n "$REPO_KEY" ]; then echo "$REPO_KEY" | apt-key add -; fi\n',
  "FROM a:1\nARG REPO_KEY\nRUN wget -qO- $REPO_KEY/latest.asc | gpg --dearmor > /usr/share/keyrings/a.gpg\n",
  "FROM a:1\nARG SIGNER_KEY\nRUN gpg --keyserver hkps://keys.openpgp.org --recv-keys $SIGNER_KEY\n",
  "FROM a:1\nARG REPO_KEY\nADD $REPO_KEY /etc/apt/keyrings/a.asc\n",
])("a public key, or where one lies: %j", (source) => {
  expect(told(source)).toEqual([]);
});

test.each([
  ["ARG API_KEY=\nFROM a:1\nARG API_KEY\nRUN ./build.sh\n", "API_KEY"],
  ["ARG API_KEY=https://ci:hunter22@example.com/\nFROM a:1\nARG API_KEY\nRUN ./build.sh\n", "API_KEY"],
  ["ARG API_KEY=https://example.com/a.key\nFROM a:1\nARG API_KEY=abcdefgh\nRUN ./build.sh\n", "API_KEY"],
  ['FROM a:1\nARG SSH_KEY\nRUN echo "$SSH_KEY" > /root/.ssh/id_rsa\n', "SSH_KEY"],
  ['FROM a:1\nARG SIGNING_KEY\nRUN echo "$SIGNING_KEY" | gpg --import\n', "SIGNING_KEY"],
  ['FROM a:1\nARG SIGNING_KEY\nSHELL ["/bin/bash", "-c"]\nRUN gpg --import <<< "$SIGNING_KEY"\n', "SIGNING_KEY"],
  ['FROM a:1\nARG GPG_KEY\nRUN gpg --batch --passphrase "$GPG_KEY" --import a.asc\n', "GPG_KEY"],
  ['FROM a:1\nARG API_KEY\nRUN curl -H "X-Key: $API_KEY" https://example.com/a\n', "API_KEY"],
  ["FROM a:1\nARG API_KEY\nRUN curl https://example.com/a?key=$API_KEY\n", "API_KEY"],
  ['FROM a:1\nARG REPO_KEY\nRUN rpm --import "$REPO_KEY" && printenv REPO_KEY | ./sign.sh\n', "REPO_KEY"],
  ['FROM a:1\nARG REPO_KEY\nRUN rpm --import "$REPO_KEY"\nCMD ["sh", "-c", "app --key $REPO_KEY"]\n', "REPO_KEY"],
  ['FROM a:1\nARG APP_KEY\nRUN [ -n "$APP_KEY" ]\n', "APP_KEY"],
])("a secret all the same: %j", (source, name) => {
  expect(told(source)).toEqual([name]);
});

test("an ARG without a default has the global one: a default password stays one", () => {
  expect(findings(id, "ARG DB_PASSWORD=postgres\nFROM a:1\nARG DB_PASSWORD\nRUN ./build.sh\n")[0]?.severity).toBe("info");
});

test("a word that says that there is none", () => {
  const source = "FROM debian:13\nENV POSTGRES_USERNAME=disabled POSTGRES_PASSWORD=disabled";
  expect(lint(id, source)).toBe(source);
});

test("a plain word for the account that the product comes with is a default password", () => {
  const says = (line: string) => findings(id, `FROM debian:13\n${line}`).map(({ severity }) => severity);
  expect(says("ENV INSTALL_ADMIN_USERNAME=admin INSTALL_ADMIN_PASSWORD=shopware")).toEqual(["info"]);
  expect(says("ENV DB_USERNAME=root DB_PASSWORD=xK9-qq2Lw")).toEqual(["warning"]);
  expect(says("ENV DB_USERNAME=app DB_PASSWORD=correcthorse")).toEqual(["warning"]);
});
