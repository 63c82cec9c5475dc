// Mail servers and filters of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const postfix = debianFamily("debian-mail", "postfix dovecot-imapd opendkim opendmarc postgrey spamd clamav-milter");
const exim = debianFamily("debian-exim", "exim4-daemon-light");
const smtpd = debianFamily("debian-smtpd", "opensmtpd");

const server = (name: string, argv: readonly string[], port: number, packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family: postfix,
  argv,
  works: { port },
  version: debian(packageName),
  ...more,
});

export const recipes: readonly Recipe[] = [
  server("postfix", ["postfix", "start-fg"], 25, "postfix", { setup: "postconf maillog_file=/dev/stdout" }),
  server("dovecot", ["dovecot", "-F"], 143, "dovecot-core", { setup: "echo 'ssl = no' > /etc/dovecot/local.conf" }),
  server("opendkim", ["opendkim", "-f", "-x", "/etc/k.conf"], 8891, "opendkim", {
    files: { "/etc/k.conf": "Socket inet:8891@127.0.0.1\nMode v\nUserID opendkim\nSyslog no\n" },
  }),
  server("opendmarc", ["opendmarc", "-f", "-c", "/etc/m.conf"], 8893, "opendmarc", {
    files: { "/etc/m.conf": "Socket inet:8893@127.0.0.1\nUserID opendmarc\n" },
  }),
  server("postgrey", ["postgrey", "--inet=127.0.0.1:10023", "--user=nobody", "--group=nogroup", "--dbdir=/tmp/g"], 10023, "postgrey", {
    setup: "mkdir /tmp/g && chmod 777 /tmp/g",
  }),
  server("spamd", ["spamd", "-L", "-x", "--listen=127.0.0.1:783"], 783, "spamd", { startLimit: 90 }),
  server("exim4", ["exim4", "-bd", "-q15m", "-v"], 25, "exim4-daemon-light", { also: ["exim"], family: exim }),
  server("smtpd", ["smtpd", "-d", "-f", "/etc/s.conf"], 2525, "opensmtpd", {
    family: smtpd,
    files: { "/etc/s.conf": "listen on lo port 2525\naction a relay\nmatch for any action a\n" },
  }),
];
