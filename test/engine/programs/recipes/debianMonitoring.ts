// Monitoring of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const go = debianFamily(
  "debian-prometheus",
  "prometheus prometheus-node-exporter prometheus-alertmanager prometheus-pushgateway prometheus-blackbox-exporter",
);
const agents = debianFamily("debian-agents", "collectd-core zabbix-agent snmpd netdata-core fail2ban");

const server = (
  name: string,
  argv: readonly string[],
  works: Recipe["works"],
  packageName: string,
  more: Partial<Recipe> = {},
): Recipe => ({
  name,
  family: go,
  argv,
  works,
  version: debian(packageName),
  ...more,
});

export const recipes: readonly Recipe[] = [
  server("prometheus", ["prometheus", "--config.file=/etc/p.yml", "--storage.tsdb.path=/tmp/p"], { port: 9090 }, "prometheus", {
    files: { "/etc/p.yml": "global: {}\n" },
  }),
  server("prometheus-node-exporter", ["prometheus-node-exporter"], { port: 9100 }, "prometheus-node-exporter", { also: ["node_exporter"] }),
  server(
    "prometheus-alertmanager",
    ["prometheus-alertmanager", "--config.file=/etc/a.yml", "--storage.path=/tmp/a", "--cluster.listen-address="],
    { port: 9093 },
    "prometheus-alertmanager",
    {
      also: ["alertmanager"],
      files: { "/etc/a.yml": "route:\n  receiver: a\nreceivers:\n- name: a\n" },
    },
  ),
  server("prometheus-pushgateway", ["prometheus-pushgateway"], { port: 9091 }, "prometheus-pushgateway", { also: ["pushgateway"] }),
  server(
    "prometheus-blackbox-exporter",
    ["prometheus-blackbox-exporter", "--config.file=/etc/prometheus/blackbox.yml"],
    { port: 9115 },
    "prometheus-blackbox-exporter",
    {
      also: ["blackbox_exporter"],
    },
  ),
  server("collectd", ["collectd", "-f", "-C", "/etc/c.conf"], { seconds: 3 }, "collectd-core", {
    family: agents,
    files: { "/etc/c.conf": 'FQDNLookup false\nBaseDir "/tmp"\nLoadPlugin load\n' },
  }),
  server("zabbix_agentd", ["zabbix_agentd", "-f", "-c", "/etc/z.conf"], { port: 10050 }, "zabbix-agent", {
    family: agents,
    files: { "/etc/z.conf": "LogType=console\nServer=127.0.0.1\nHostname=a\nAllowRoot=1\nPidFile=/tmp/z.pid\n" },
  }),
  server("snmpd", ["snmpd", "-f", "-Lo", "-C", "-c", "/etc/s.conf", "udp:127.0.0.1:1610"], { udp: 1610 }, "snmpd", {
    family: agents,
    files: { "/etc/s.conf": "rocommunity public\n" },
  }),
  server("netdata", ["netdata", "-D"], { port: 19999 }, "netdata-core", { family: agents, startLimit: 60, stopLimit: 30 }),
  server("fail2ban-server", ["fail2ban-server", "-xf", "start"], { says: "Server ready" }, "fail2ban", {
    family: agents,
    files: { "/etc/fail2ban/fail2ban.local": "[Definition]\nlogtarget = STDOUT\n", "/etc/fail2ban/jail.d/defaults-debian.conf": "" },
    setup: "mkdir -p /run/fail2ban",
  }),
];
