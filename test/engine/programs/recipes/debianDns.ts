// Name servers and address servers of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily("debian-dns", "bind9 unbound dnsmasq-base pdns-server pdns-recursor knot nsd");
const pdns = debianFamily("debian-pdns", "pdns-server pdns-backend-bind");
const dhcp = debianFamily("debian-dhcp", "kea-dhcp4-server isc-dhcp-server radvd");

const server = (name: string, argv: readonly string[], packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family,
  argv,
  works: { port: 5300 },
  version: debian(packageName),
  ...more,
});

export const recipes: readonly Recipe[] = [
  server("named", ["named", "-f", "-u", "bind", "-p", "5300"], "bind9"),
  server("unbound", ["unbound", "-d", "-c", "/etc/u.conf"], "unbound", {
    files: {
      "/etc/u.conf": "server:\n  interface: 127.0.0.1\n  do-ip6: no\n  port: 5300\n  chroot: ''\n  username: ''\n  use-syslog: no\n",
    },
  }),
  server("dnsmasq", ["dnsmasq", "-k", "-p", "5300"], "dnsmasq-base"),
  server(
    "pdns_server",
    ["pdns_server", "--daemon=no", "--guardian=no", "--launch=bind", "--bind-config=/etc/b.conf", "--local-port=5300", "--setuid=pdns"],
    "pdns-server",
    { family: pdns, files: { "/etc/b.conf": "" } },
  ),
  server("pdns_recursor", ["pdns_recursor", "--daemon=no", "--local-port=5300", "--local-address=127.0.0.1"], "pdns-recursor", {
    setup: "mkdir -p /run/pdns-recursor",
  }),
  server("knotd", ["knotd", "-c", "/etc/k.conf"], "knot", {
    files: { "/etc/k.conf": "server:\n    rundir: /tmp\n    listen: 127.0.0.1@5300\ndatabase:\n    storage: /tmp\n" },
  }),
  server("nsd", ["nsd", "-d", "-c", "/etc/n.conf"], "nsd", {
    files: {
      "/etc/n.conf":
        'server:\n  port: 5300\n  ip-address: 127.0.0.1\n  username: ""\n  pidfile: ""\n  database: ""\n  zonesdir: /tmp\nremote-control:\n  control-enable: no\n',
    },
  }),
  server("kea-dhcp4", ["kea-dhcp4", "-c", "/etc/k.json"], "kea-dhcp4-server", {
    family: dhcp,
    files: {
      "/etc/k.json":
        '{ "Dhcp4": { "interfaces-config": { "interfaces": [] }, "lease-database": { "type": "memfile", "persist": false }, "loggers": [{ "name": "kea-dhcp4", "severity": "INFO", "output_options": [{ "output": "stdout" }] }] } }\n',
    },
    setup: "mkdir -p /run/kea",
    works: { seconds: 5 },
  }),
  server("radvd", ["radvd", "-n", "-C", "/etc/r.conf", "-p", "/tmp/r.pid"], "radvd", {
    family: dhcp,
    files: { "/etc/r.conf": "interface lo { IgnoreIfMissing on; AdvSendAdvert on; prefix fd00::/64 { }; };\n" },
    works: { seconds: 4 },
  }),
];
