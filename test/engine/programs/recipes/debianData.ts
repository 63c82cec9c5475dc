// Databases, caches, queues and directories of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const small = debianFamily(
  "debian-data",
  "postgresql-15 mariadb-server-core mosquitto beanstalkd gearman-job-server pgbouncer slapd redis-sentinel nutcracker tarantool",
);
const go = debianFamily("debian-data-go", "etcd-server nats-server influxdb docker-registry");
const mariadb = debianFamily("debian-mariadb", "mariadb-server");
const rabbit = debianFamily("debian-rabbit", "rabbitmq-server");

const server = (name: string, argv: readonly string[], port: number, packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family: small,
  argv,
  works: { port },
  version: debian(packageName),
  ...more,
});

export const recipes: readonly Recipe[] = [
  server("postgres", ["/usr/lib/postgresql/15/bin/postgres", "-D", "/var/lib/postgresql/db", "-k", "/tmp"], 5432, "postgresql-15", {
    also: ["postmaster"],
    user: "postgres",
    setup: "rm -rf /var/lib/postgresql/db && runuser -u postgres -- /usr/lib/postgresql/15/bin/initdb -A trust -D /var/lib/postgresql/db",
    stopSignal: "INT",
  }),
  server("mariadbd", ["mariadbd", "--user=mysql"], 3306, "mariadb-server", {
    family: mariadb,
    also: ["mysqld"],
    setup: "mkdir -p /run/mysqld && chown mysql /run/mysqld",
  }),
  server("mariadbd-safe", ["mariadbd-safe", "--user=mysql"], 3306, "mariadb-server", {
    family: mariadb,
    also: ["mysqld_safe"],
    setup: "mkdir -p /run/mysqld && chown mysql /run/mysqld",
  }),
  server("redis-sentinel", ["redis-sentinel", "/etc/s.conf"], 26379, "redis-sentinel", {
    files: { "/etc/s.conf": "port 26379\nsentinel monitor m 127.0.0.1 6379 1\n" },
  }),
  server("mosquitto", ["mosquitto", "-p", "1883"], 1883, "mosquitto"),
  server("beanstalkd", ["beanstalkd", "-p", "11300"], 11300, "beanstalkd"),
  server("gearmand", ["gearmand", "--log-file=stderr", "-u", "gearman"], 4730, "gearman-job-server"),
  server("pgbouncer", ["pgbouncer", "-u", "postgres", "/etc/b.ini"], 6432, "pgbouncer", {
    files: {
      "/etc/b.ini": "[databases]\n* = host=127.0.0.1\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = 6432\nauth_type = any\n",
    },
    stopSignal: "INT",
  }),
  server("slapd", ["slapd", "-d", "0", "-h", "ldap://:3890", "-f", "/etc/l.conf"], 3890, "slapd", {
    files: { "/etc/l.conf": "pidfile /tmp/p\nargsfile /tmp/a\n" },
    stopSignal: "INT",
  }),
  server("nutcracker", ["nutcracker", "-c", "/etc/n.yml"], 8080, "nutcracker", {
    files: { "/etc/n.yml": "a:\n  listen: 127.0.0.1:8080\n  redis: true\n  servers:\n   - 127.0.0.1:6379:1\n" },
  }),
  server("tarantool", ["tarantool", "/etc/t.lua"], 3301, "tarantool", {
    files: { "/etc/t.lua": "box.cfg{ listen = 3301, memtx_memory = 33554432, work_dir = '/tmp' }\n" },
  }),
  server("etcd", ["etcd", "--data-dir", "/tmp/e"], 2379, "etcd-server", { family: go }),
  server("nats-server", ["nats-server"], 4222, "nats-server", { family: go }),
  server("influxd", ["influxd"], 8086, "influxdb", { family: go }),
  server("docker-registry", ["docker-registry", "serve", "/etc/r.yml"], 5000, "docker-registry", {
    family: go,
    files: { "/etc/r.yml": "version: 0.1\nstorage:\n  inmemory: {}\nhttp:\n  addr: :5000\n" },
  }),
  server("rabbitmq-server", ["/usr/lib/rabbitmq/bin/rabbitmq-server"], 5672, "rabbitmq-server", {
    family: rabbit,
    user: "rabbitmq",
    startLimit: 90,
    stopLimit: 30,
  }),
  server("rabbitmq-server", ["rabbitmq-server"], 5672, "rabbitmq-server", {
    family: rabbit,
    startLimit: 90,
    stopLimit: 30,
    when: { other: "Debian's own script, as root" },
  }),
];
