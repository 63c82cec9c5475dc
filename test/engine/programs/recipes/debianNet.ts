// File, login, chat, media and time servers of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const files = debianFamily(
  "debian-net-files",
  `vsftpd rsync tftpd-hpa transmission-daemon aria2 openssh-server dropbear-bin openvpn chrony rsyslog avahi-daemon dbus-daemon
   inetutils-inetd`,
);
/** These do not bear those above. */
const others = debianFamily("debian-net-others", "proftpd-core atftpd syslog-ng-core");
const samba = debianFamily("debian-samba", "samba");
const talk = debianFamily("debian-net-talk", "icecast2 mumble-server ngircd prosody coturn freeradius");
const more = debianFamily("debian-net-more", "iperf3 xl2tpd irqbalance clamav-daemon");
const ejabberd = debianFamily("debian-ejabberd", "ejabberd");

const server = (
  name: string,
  argv: readonly string[],
  works: Recipe["works"],
  packageName: string,
  more: Partial<Recipe> = {},
): Recipe => ({
  name,
  family: files,
  argv,
  works,
  version: debian(packageName),
  ...more,
});

export const recipes: readonly Recipe[] = [
  server("vsftpd", ["vsftpd", "/etc/v.conf"], { port: 2121 }, "vsftpd", {
    files: { "/etc/v.conf": "listen=YES\nlisten_port=2121\nanonymous_enable=YES\nsecure_chroot_dir=/var/run/vsftpd/empty\n" },
    setup: "mkdir -p /var/run/vsftpd/empty",
  }),
  server("proftpd", ["proftpd", "--nodaemon", "-c", "/etc/p.conf"], { port: 2121 }, "proftpd-core", {
    family: others,
    files: { "/etc/p.conf": "Port 2121\nUser nobody\nGroup nogroup\nDefaultAddress 127.0.0.1\nScoreboardFile none\n" },
  }),
  server("rsync", ["rsync", "--daemon", "--no-detach", "--port=8730"], { port: 8730 }, "rsync", {
    when: { words: "--daemon" },
    files: { "/etc/rsyncd.conf": "[a]\npath = /tmp\n" },
  }),
  server("in.tftpd", ["in.tftpd", "-L", "-a", ":6969", "-u", "tftp", "/tmp"], { udp: 6969 }, "tftpd-hpa"),
  server("atftpd", ["atftpd", "--daemon", "--no-fork", "--port", "6969", "--user", "nobody.nogroup", "/tmp"], { udp: 6969 }, "atftpd", {
    family: others,
  }),
  server("transmission-daemon", ["transmission-daemon", "-f", "-g", "/tmp/t"], { port: 9091 }, "transmission-daemon", { stopLimit: 30 }),
  server("aria2c", ["aria2c", "--enable-rpc"], { port: 6800 }, "aria2"),
  server("sshd", ["/usr/sbin/sshd", "-D", "-e"], { port: 22 }, "openssh-server", { setup: "mkdir -p /run/sshd && ssh-keygen -A" }),
  server("dropbear", ["dropbear", "-F", "-E", "-R", "-p", "2222"], { port: 2222 }, "dropbear-bin", { setup: "mkdir -p /etc/dropbear" }),
  server("openvpn", ["openvpn", "--config", "/etc/o.conf"], { udp: 1194 }, "openvpn", {
    files: {
      "/etc/o.conf": "dev null\nifconfig-noexec\nproto udp\nport 1194\nsecret /etc/o.key\ncipher AES-256-CBC\n",
    },
    setup: "openvpn --genkey secret /etc/o.key",
  }),
  server("chronyd", ["chronyd", "-d", "-x", "-u", "root"], { udp: 323 }, "chrony"),
  server("rsyslogd", ["rsyslogd", "-n", "-f", "/etc/r.conf", "-i", "NONE"], { udp: 5514 }, "rsyslog", {
    files: { "/etc/r.conf": 'module(load="imudp")\ninput(type="imudp" port="5514")\n*.* /tmp/log\n' },
  }),
  server("syslog-ng", ["syslog-ng", "-F", "-f", "/etc/s.conf"], { udp: 5514 }, "syslog-ng-core", {
    family: others,
    files: { "/etc/s.conf": "@version: 3.38\nsource s { network(transport(udp) port(5514)); };\nlog { source(s); };\n" },
  }),
  server("avahi-daemon", ["avahi-daemon", "--no-drop-root", "--no-rlimits"], { seconds: 4 }, "avahi-daemon", {
    files: { "/etc/avahi/avahi-daemon.conf": "[server]\nenable-dbus=no\n" },
    setup: "mkdir -p /run/avahi-daemon",
  }),
  server("dbus-daemon", ["dbus-daemon", "--system", "--nofork", "--nopidfile"], { seconds: 3 }, "dbus-daemon", {
    setup: "mkdir -p /run/dbus",
  }),
  server("inetutils-inetd", ["inetutils-inetd", "-d", "/etc/i.conf"], { port: 9 }, "inetutils-inetd", {
    files: { "/etc/i.conf": "discard stream tcp nowait root internal\n" },
  }),
  server("smbd", ["smbd", "--foreground", "--no-process-group"], { port: 445 }, "samba", { family: samba, setup: "mkdir -p /run/samba" }),
  server("icecast2", ["icecast2", "-c", "/etc/icecast2/icecast.xml"], { port: 8000 }, "icecast2", { family: talk, user: "icecast2" }),
  server("murmurd", ["murmurd", "-fg", "-ini", "/etc/m.ini"], { port: 64738 }, "mumble-server", {
    family: talk,
    files: { "/etc/m.ini": "database=/tmp/m.sqlite\nport=64738\nhost=127.0.0.1\n" },
  }),
  server("ngircd", ["ngircd", "-n", "-f", "/etc/n.conf"], { port: 6667 }, "ngircd", {
    family: talk,
    files: { "/etc/n.conf": "[Global]\nName = irc.example.net\n[Options]\nPAM = no\n" },
  }),
  server("prosody", ["prosody", "-F"], { port: 5222 }, "prosody", {
    family: talk,
    user: "prosody",
    setup: "mkdir -p /run/prosody && chown prosody /run/prosody",
  }),
  server("turnserver", ["turnserver", "-n", "--log-file=stdout", "-L", "127.0.0.1", "--no-cli"], { port: 3478 }, "coturn", {
    family: talk,
  }),
  server("iperf3", ["iperf3", "--server"], { port: 5201 }, "iperf3", { family: more, when: { words: "(?:^| )(?:-s|--server)\\b" } }),
  server("xl2tpd", ["xl2tpd", "-D", "-c", "/etc/x.conf"], { udp: 1701 }, "xl2tpd", {
    family: more,
    files: { "/etc/x.conf": "[global]\nlisten-addr = 127.0.0.1\n" },
    setup: "mkdir -p /run/xl2tpd /var/run/xl2tpd",
  }),
  server("irqbalance", ["irqbalance", "--foreground"], { seconds: 3 }, "irqbalance", { family: more, setup: "mkdir -p /run/irqbalance" }),
  server("clamd", ["clamd", "--foreground", "--config-file=/etc/c.conf"], { port: 3310 }, "clamav-daemon", {
    family: more,
    files: {
      "/etc/c.conf": "TCPSocket 3310\nTCPAddr 127.0.0.1\nDatabaseDirectory /app\nUser root\n",
      "/app/a.hdb": "44d88612fea8a8f36de82e1278abb02f:68:Eicar\n",
    },
  }),
  server("freeradius", ["freeradius", "-f", "-l", "stdout"], { udp: 1812 }, "freeradius", { family: talk }),
  server("ejabberdctl", ["ejabberdctl", "foreground"], { port: 5222 }, "ejabberd", {
    family: ejabberd,
    user: "ejabberd",
    startLimit: 90,
    stopLimit: 30,
  }),
];
