// outdated-tls: what it underlines and says, and where it is silent.
import { expect, test } from "vitest";
import { findings, lint } from "../support/rule";

const id = "outdated-tls";

test("underlines the option and the setting", () => {
  expect(
    lint(id, "FROM debian:12\nRUN curl --tlsv1.0 https://a.org/x && sed -i 's/SECLEVEL=2/SECLEVEL=1/g' /etc/ssl/openssl.cnf"),
  ).toMatchInlineSnapshot(`
    "FROM debian:12
    RUN curl --tlsv1.0 https://a.org/x && sed -i 's/SECLEVEL=2/SECLEVEL=1/g' /etc/ssl/openssl.cnf
             ~~~~~~~~~ --tlsv1.0 allows versions of TLS that are broken. Leave it out: curl takes the newest version that the server has
                                                 ~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECLEVEL=1 allows versions of TLS, keys or signatures that are broken, for every connection of the container. Bring the server up to date instead"
  `);
});

test.each([
  "curl --tlsv1.1 https://a.org",
  "curl --sslv3 https://a.org",
  "curl --tls-max 1.1 https://a.org",
  "wget --secure-protocol=TLSv1 https://a.org",
  "sed -i 's/MinProtocol = TLSv1.2/MinProtocol = TLSv1/g' /etc/ssl/openssl.cnf",
  "sed -i 's|DEFAULT@SECLEVEL=2|DEFAULT@SECLEVEL=0|g' /etc/ssl/openssl.cnf",
  "echo 'CipherString = DEFAULT@SECLEVEL=1' >> /etc/ssl/openssl.cnf",
])("finds %s", (command) => {
  expect(findings(id, `FROM debian:12\nRUN ${command}`)).toHaveLength(1);
});

test.each([
  "curl --tlsv1.2 https://a.org",
  "curl --tlsv1.3 -1 https://a.org",
  "curl --tls-max 1.3 https://a.org",
  "curl --proto '=https' --tlsv1.2 https://sh.rustup.rs",
  "wget --secure-protocol=TLSv1_2 https://a.org",
  "sed -i 's/MinProtocol = TLSv1.0/MinProtocol = TLSv1.2/' /etc/ssl/openssl.cnf",
  "sed -i 's/SECLEVEL=1/SECLEVEL=2/' /etc/ssl/openssl.cnf",
  "echo 'MinProtocol = TLSv1.3'",
])("silent: %s", (command) => {
  const source = `FROM debian:12\nRUN ${command}`;
  expect(lint(id, source)).toBe(source);
});
