// Web servers and proxies of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily("debian-web", "nginx-light apache2 lighttpd haproxy squid socat redis-server memcached cron");

export const recipes: readonly Recipe[] = [
  { name: "nginx", family, argv: ["nginx", "-g", "daemon off;"], works: { port: 80 }, version: debian("nginx-light"), stopSignal: "QUIT" },
  {
    name: "apache2",
    family,
    argv: ["apache2", "-D", "FOREGROUND"],
    works: { port: 80 },
    version: debian("apache2"),
    stopSignal: "WINCH",
    setup: "mkdir -p /var/run/apache2",
    env: {
      APACHE_RUN_DIR: "/var/run/apache2",
      APACHE_PID_FILE: "/var/run/apache2/apache2.pid",
      APACHE_RUN_USER: "www-data",
      APACHE_RUN_GROUP: "www-data",
      APACHE_LOG_DIR: "/var/log/apache2",
      APACHE_LOCK_DIR: "/var/lock/apache2",
    },
  },
  {
    name: "apache2ctl",
    also: ["apachectl"],
    family,
    argv: ["apache2ctl", "-D", "FOREGROUND"],
    works: { port: 80 },
    version: debian("apache2"),
    stopSignal: "WINCH",
  },
  {
    name: "lighttpd",
    family,
    argv: ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"],
    works: { port: 80 },
    version: debian("lighttpd"),
  },
  {
    name: "haproxy",
    family,
    argv: ["haproxy", "-W", "-db", "-f", "/etc/h.cfg"],
    files: {
      "/etc/h.cfg": "defaults\n  mode http\n  timeout connect 1s\n  timeout client 1s\n  timeout server 1s\nlisten a\n  bind :8080\n",
    },
    works: { port: 8080 },
    version: debian("haproxy"),
    stopSignal: "USR1",
  },
  { name: "squid", family, argv: ["squid", "-N"], works: { port: 3128 }, version: debian("squid"), stopLimit: 40 },
  { name: "socat", family, argv: ["socat", "TCP-LISTEN:8080,fork", "TCP:127.0.0.1:9"], works: { port: 8080 }, version: debian("socat") },
  {
    name: "redis-server",
    family,
    argv: ["redis-server", "--port", "6379"],
    works: { port: 6379 },
    version: debian("redis-server"),
  },
  { name: "memcached", family, argv: ["memcached", "-u", "nobody"], works: { port: 11211 }, version: debian("memcached") },
  { name: "cron", family, argv: ["cron", "-f"], works: { seconds: 2 }, version: debian("cron") },
];
