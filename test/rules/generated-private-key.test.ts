// generated-private-key: what it underlines and says, and where it is silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "generated-private-key";

test("underlines the command", () => {
  expect(
    lint(
      id,
      "FROM alpine:3.22\nRUN apk add openssh && ssh-keygen -A\nRUN openssl req -x509 -nodes -newkey rsa:2048 -keyout /etc/ssl/a.key -out /etc/ssl/a.crt",
    ),
  ).toMatchInlineSnapshot(`
    "FROM alpine:3.22
    RUN apk add openssh && ssh-keygen -A
                           ~~~~~~~~~~ ssh-keygen makes a private key at build time, so all containers share it with everybody who can pull the image. Make it when the container starts, or hand it in
    RUN openssl req -x509 -nodes -newkey rsa:2048 -keyout /etc/ssl/a.key -out /etc/ssl/a.crt
        ~~~~~~~~~~~ openssl req makes a private key at build time, so all containers share it with everybody who can pull the image. Make it when the container starts, or hand it in"
  `);
});

test.each([
  "ssh-keygen -q -t rsa -N '' -f /root/.ssh/id_rsa",
  "ssh-keygen -t ed25519 -f /etc/ssh/ssh_host_ed25519_key -N ''",
  "openssl genrsa -out server.key 2048",
  "openssl genrsa 2048 > /etc/x.key",
  "openssl ecparam -name prime256v1 -genkey -noout -out /k",
  "openssl genpkey -algorithm RSA -out /k",
  "openssl req -new -x509 -days 365 -nodes -out c -keyout k -subj /CN=x",
  "keytool -genkeypair -alias a -keystore /k.jks -storepass x",
  "dropbearkey -t rsa -f /etc/dropbear/k",
  "if [ ! -f /k ]; then ssh-keygen -t rsa -f /k; fi",
  "ssh-keygen -A && rm -rf /var/cache/apk",
])("finds %s", (command) => {
  expect(findings(id, `FROM alpine:3.22\nRUN ${command}`)).toHaveLength(1);
});

test.each([
  "ssh-keyscan github.com >> /root/.ssh/known_hosts",
  "ssh-keygen -R github.com",
  "ssh-keygen -l -f /k",
  "ssh-keygen -y -f /k > /k.pub",
  "openssl dhparam -out /dh.pem 2048",
  "openssl x509 -in a -out b",
  "openssl req -new -key /run/secrets/k -out /c.csr",
  "openssl ecparam -list_curves",
  "openssl version",
  "update-ca-certificates",
  "keytool -importcert -file a -keystore /k",
  "openssl genrsa -out /etc/ssl/dummy.key 2048",
  "openssl req -x509 -nodes -keyout /etc/ssl/private/ssl-cert-snakeoil.key -out c",
  "apk add openssh openssl",
  // Gone before the layer is made.
  "ssh-keygen -A && rm -f /etc/ssh/ssh_host_*",
  "ssh-keygen -t rsa -f /root/.ssh/id_rsa -N '' && x && rm -rf /root/.ssh",
  "--mount=type=tmpfs,target=/keys openssl genrsa -out /keys/a 2048",
])("silent: %s", (command) => {
  const source = `FROM alpine:3.22\nRUN ${command}`;
  expect(lint(id, source)).toBe(source);
});

test("a build stage counts where the key is taken out of it", () => {
  const build =
    "FROM alpine:3.22 AS keys\nWORKDIR /certs\nRUN openssl req -x509 -nodes -newkey rsa:2048 -keyout a.key -out a.crt\nFROM nginx:1.29\n";
  expect(findings(id, `${build}COPY --from=keys /certs /etc/ssl`)).toHaveLength(1);
  expect(findings(id, `${build}COPY --from=keys /certs/a.crt /etc/ssl/`)).toHaveLength(0);
  expect(findings(id, build)).toHaveLength(0);
});

test("several keys of one stage are told once", () => {
  const source = "FROM alpine:3.22\nRUN ssh-keygen -f /root/.ssh/id_rsa -N ''\nRUN ssh-keygen -A";
  expect(findings(id, source)).toHaveLength(1);
  expect(findings(id, source)[0]?.related).toHaveLength(1);
});

test("an image for tests, by its path, and a key that a comment calls one for show", () => {
  const source = "FROM alpine:3.22\nRUN ssh-keygen -A";
  const told = (path: string): number => findings(id, source, { path }).length;
  for (const path of ["Shop.Tests/sshd.Dockerfile", "docker/testing-host/Dockerfile", "test/Dockerfile", "Dockerfile.e2e"])
    expect([path, told(path)]).toEqual([path, 0]);
  for (const path of ["Dockerfile", "contest/Dockerfile", "docker/latest/Dockerfile"]) expect([path, told(path)]).toEqual([path, 1]);
  const commented = (comment: string): number => findings(id, `FROM alpine:3.22\n# ${comment}\nRUN ssh-keygen -A`).length;
  for (const comment of ["for demonstration purposes only, use proper certificates in production", "Self-signed", "only for development"])
    expect([comment, commented(comment)]).toEqual([comment, 0]);
  for (const comment of ["Generate the keys", "production keys"]) expect([comment, commented(comment)]).toEqual([comment, 1]);
});
