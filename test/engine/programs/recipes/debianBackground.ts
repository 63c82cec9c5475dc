// Servers of Debian that leave for the background unless they are told to stay: started without the words that keep them in front.
// No row of the table is made from these; they say that the container ends at once, and that the server worked on.
import type { Recipe } from "../recipe";
import { recipes as data } from "./debianData";
import { recipes as dns } from "./debianDns";
import { recipes as mail } from "./debianMail";
import { recipes as monitoring } from "./debianMonitoring";
import { recipes as net } from "./debianNet";
import { recipes as proxies } from "./debianProxies";
import { recipes as supervise } from "./debianSupervise";
import { recipes as web } from "./debianWeb";

const all = [...data, ...dns, ...mail, ...monitoring, ...net, ...proxies, ...supervise, ...web];

/** The recipe of that name with other words. */
function background(name: string, ...argv: string[]): Recipe {
  const recipe = all.find((each) => each.name === name);
  if (!recipe) throw new Error(`no recipe: ${name}`);
  return { ...recipe, argv, works: { seconds: 4 }, when: { other: "in the background" } };
}

export const recipes: readonly Recipe[] = [
  background("nginx", "nginx"),
  background("apache2", "apache2"),
  background("apache2ctl", "apache2ctl", "start"),
  background("cron", "cron"),
  background("lighttpd", "lighttpd", "-f", "/etc/lighttpd/lighttpd.conf"),
  background("memcached", "memcached", "-d", "-u", "nobody"),
  background("redis-server", "redis-server", "--daemonize", "yes"),
  background("squid", "squid"),
  background("postfix", "postfix", "start"),
  background("dovecot", "dovecot"),
  background("named", "named", "-u", "bind", "-p", "5300"),
  background("dnsmasq", "dnsmasq", "-p", "5300"),
  background("sshd", "/usr/sbin/sshd"),
  background("unbound", "unbound", "-c", "/etc/u.conf"),
  background("proftpd", "proftpd", "-c", "/etc/p.conf"),
  background("snmpd", "snmpd", "-Lo", "-C", "-c", "/etc/s.conf", "udp:127.0.0.1:1610"),
  background("chronyd", "chronyd", "-x", "-u", "root"),
  { ...background("spamd", "spamd", "-d", "-L", "-x", "--listen=127.0.0.1:783"), works: { seconds: 30 } },
  background("danted", "danted", "-D", "-f", "/etc/d.conf"),
  background("openvpn", "openvpn", "--config", "/etc/o.conf", "--daemon"),
  background("fail2ban-server", "fail2ban-server", "start"),
  background("exim4", "exim4", "-bd"),
  background("dropbear", "dropbear", "-R", "-p", "2222"),
  background("collectd", "collectd", "-C", "/etc/c.conf"),
  background("syslog-ng", "syslog-ng", "-f", "/etc/s.conf"),
  background("icecast2", "icecast2", "-b", "-c", "/etc/icecast2/icecast.xml"),
  background("ngircd", "ngircd", "-f", "/etc/n.conf"),
  { ...background("murmurd", "murmurd", "-ini", "/etc/m.ini"), works: { seconds: 20 } },
  background("turnserver", "turnserver", "-o", "-L", "127.0.0.1", "--no-cli"),
  background("freeradius", "freeradius"),
  background("gearmand", "gearmand", "-d", "-u", "gearman"),
  background("knotd", "knotd", "-d", "-c", "/etc/k.conf"),
  background("nsd", "nsd", "-c", "/etc/n.conf"),
  background("sslh", "sslh", "-u", "nobody", "-p", "0.0.0.0:8080", "--ssh", "127.0.0.1:22"),
  background("mini_httpd", "mini_httpd", "-p", "8080", "-d", "/tmp", "-u", "nobody"),
  background("webfsd", "webfsd", "-p", "8080", "-r", "/tmp"),
  background("rinetd", "rinetd", "-c", "/etc/r.conf"),
  background("transmission-daemon", "transmission-daemon", "-g", "/tmp/t"),
  background("smtpd", "smtpd", "-f", "/etc/s.conf"),
  background("opendkim", "opendkim", "-x", "/etc/k.conf"),
  background("rsync", "rsync", "--daemon", "--port=8730"),
];
