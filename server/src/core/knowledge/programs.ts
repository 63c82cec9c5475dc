// How known programs behave as a container's main process: do they end on the stop signal, do they reap, are they services at all.
// Each row says where it comes from; what was measured (`npm run measure`) takes the place of what stands here.
import { assumed, type Evidence, type MeasuredRow, source } from "./evidence";
import { measuredRows } from "./measuredPrograms";
import { shellDialects } from "./shells";

export type Kind =
  /** Runs until it is stopped. */
  | "service"
  /** Waits for a person at a terminal. */
  | "interactive"
  /** Does its work and ends. */
  | "task";

export interface Program {
  readonly kind: Kind;
  /**
   * SIGTERM when it is PID 1, where the kernel drops signals that have no handler:
   * `stops` by a handler of its own, `ignores` for want of one, `code`: what it runs decides. `slow`: it ends, but later than
   * after 10 s; `never`: it handles the signal and goes on; both behind an init as well.
   */
  readonly onTerm: "stops" | "ignores" | "slow" | "never" | "code" | "unknown";
  /** Whether it waits for orphans handed to it as PID 1. */
  readonly reaps: "yes" | "no" | "unknown";
  /** Signals besides SIGTERM that end it even as PID 1. */
  readonly alsoStopsOn?: readonly string[];
  /** Signals after which it goes on as PID 1. */
  readonly outlives?: readonly string[];
  readonly evidence: Evidence;
}

type Rows = readonly (readonly [string, Program])[];

const rows = (evidence: Evidence, kind: Kind, onTerm: Program["onTerm"], reaps: Program["reaps"], names: string, also?: string): Rows =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => [name, { kind, onTerm, reaps, ...(also && { alsoStopsOn: also.split(" ") }), evidence }] as const);

/** Nobody has looked: what they do with orphans is not known. */
const expected = (kind: Kind, onTerm: Program["onTerm"], names: string, also?: string): Rows =>
  rows(assumed, kind, onTerm, "unknown", names, also);

const go = source("https://pkg.go.dev/os/signal#hdr-Default_behavior_of_signals_in_Go_programs");
const ruby = source("https://docs.ruby-lang.org/en/master/Signal.html");
const jvm = source("https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Runtime.html#shutdown");

/** Supervisors and servers: they are expected to have a handler. */
const stopping = [
  ...expected("service", "stops", "supervisord s6-svscan runsvdir runit my_init sshd", "SIGINT"),
  ...expected("service", "stops", "nginx nginx-debug openresty tengine php-fpm php-fpm7 php-fpm8", "SIGINT SIGQUIT"),
  ...expected("service", "stops", "httpd apache2 apachectl apache2ctl httpd-foreground apache2-foreground", "SIGINT SIGWINCH"),
  ...rows(
    source("https://www.postgresql.org/docs/current/server-shutdown.html"),
    "service",
    "stops",
    "yes",
    "postgres postmaster",
    "SIGINT SIGQUIT",
  ),
  ...expected("service", "stops", "haproxy", "SIGINT SIGUSR1"),
  ...expected("service", "stops", "gunicorn gunicorn3 dotnet", "SIGINT SIGQUIT"),
  ...expected(
    "service",
    "stops",
    `redis-server redis-sentinel valkey-server memcached mosquitto stunnel stunnel4 vsftpd
     rabbitmq-server beam.smp influxd varnishd squid dnsmasq unbound named slapd openvpn pppd pon proftpd pure-ftpd
     smbd nmbd rsyslogd syslog-ng postfix dovecot exim exim4 chronyd ntpd avahi-daemon dbus-daemon znc ngircd murmurd mumble-server
     lighttpd monit zabbix_agentd zabbix_server keepalived strongswan charon transmission-daemon qbittorrent-nox aria2c sslh dante
     uvicorn hypercorn daphne celery locust airflow superset jupyter jupyter-notebook jupyter-lab jupyterhub start-notebook.py
     flower odoo salt-minion salt-master buildbot scrapyd mitmproxy mitmdump mitmweb twistd streamlit fastapi
     tsx nodemon pm2-runtime pm2-docker concurrently deno http-server serve kibana kibana-docker`,
    "SIGINT",
  ),
  ...expected("service", "stops", "socat", "SIGHUP SIGINT SIGQUIT"),
  ...rows(
    source("https://www.mongodb.com/docs/manual/tutorial/manage-mongodb-processes/"),
    "service",
    "stops",
    "unknown",
    "mongod mongos",
    "SIGINT",
  ),
  ...rows(source("https://dev.mysql.com/doc/refman/8.4/en/unix-signal-response.html"), "service", "stops", "unknown", "mysqld mariadbd"),
  /** The JVM ends on SIGTERM, SIGINT and SIGHUP by itself, exit 143; `-Xrs` switches that off. */
  ...rows(jvm, "service", "stops", "unknown", "java jsvc", "SIGINT SIGHUP"),
  ...rows(
    jvm,
    "service",
    "stops",
    "unknown",
    "solr-foreground catalina.sh zkServer.sh kafka-server-start.sh nifi.sh neo4j elasticsearch eswrapper logstash cassandra",
    "SIGINT",
  ),
  /** Ruby turns SIGTERM into an exception, exit 1. */
  ...rows(
    ruby,
    "service",
    "stops",
    "unknown",
    "ruby rackup puma rails unicorn passenger thin sidekiq resque foreman jekyll middleman smashing dashing shotgun rerun",
    "SIGINT",
  ),
  /** Programs written in Go end on SIGTERM even without a handler of their own, exit 2. */
  ...rows(
    go,
    "service",
    "stops",
    "unknown",
    `caddy traefik prometheus alertmanager node_exporter grafana grafana-server loki promtail telegraf nats-server etcd consul vault nomad
     minio dockerd containerd registry coredns hugo gitea gogs drone-server drone-agent syncthing rclone restic cloudflared frps frpc
     gotty ngrok traefik-forward-auth oauth2-proxy oauth2_proxy fleet filebeat metricbeat heartbeat packetbeat ipfs geth lnd btcd
     cockroach dgraph influxdb kube-apiserver kubelet kube-proxy kube-state-metrics cadvisor blackbox_exporter pushgateway skydns
     registrator dex argocd-server atlantis webhook runc`,
    "SIGINT",
  ),
  /** As PID 1 it starts itself anew on SIGTERM, and its images stop it with SIGRTMIN+3. */
  ...rows(source("https://www.freedesktop.org/software/systemd/man/latest/systemd.html#Signals"), "service", "unknown", "yes", "systemd"),
];

/** Expected to have no handler for SIGTERM: as PID 1 they would sit out the grace period. */
const ignoring = [
  ...expected("service", "ignores", "sleep tail forever nc ncat netcat inotifywait watch yes nest cron"),
  ...expected("interactive", "ignores", "R"),
  ...expected("service", "ignores", "flask django-admin waitress-serve", "SIGINT"),
  ...rows(
    source("https://github.com/MariaDB/server/blob/11.4/scripts/mysqld_safe.sh"),
    "service",
    "ignores",
    "yes",
    "mysqld_safe safe_mysqld mariadbd-safe",
  ),
];

/** What they run decides. */
const interpreters = [
  ...expected("service", "code", "node nodejs bun perl lua luajit ts-node babel-node"),
  ...expected("service", "code", "python python2 python3 pypy pypy3 php", "SIGINT"),
  ...expected("service", "unknown", "uwsgi crond"),
];

const interactive = expected(
  "interactive",
  "unknown",
  `irb pry ghci iex erl jshell psql mysql mariadb redis-cli mongo mongosh sqlite3 julia vim vi nvim nano emacs tmux screen top htop mc
   scala sbt lein clojure clj ipython bpython fish weechat irssi mutt lynx w3m links gdb octave sage ocaml utop racket sbcl maxima ssh login`,
);

const tasks = expected(
  "task",
  "unknown",
  `: true false test [ [[ exit return set cd export unset read printf echo pwd umask ulimit source . alias shopt eval trap shift local declare
   ls cat date env printenv id whoami hostname uname mkdir cp mv rm rmdir chmod chown chgrp ln touch stat du df dd sync
   sed awk gawk grep egrep fgrep find xargs sort uniq head tr cut tee wc cmp diff comm paste split basename dirname realpath readlink seq
   expr bc md5sum sha256sum base64 od xxd strings file which command type tar gzip gunzip bzip2 xz zip unzip cpio rsync scp
   wget curl http dig nslookup ping host openssl ssh-keygen gpg envsubst jq yq xmllint iconv mktemp install logger kill wait-for-it.sh wait-for
   apt-get apt dpkg apk yum dnf microdnf zypper pacman rpm pip pip3 pipenv poetry conda npx bundler gem composer cpanm luarocks
   git svn hg make cmake ninja gcc g++ cc clang ld ar cargo rustc javac ghc stack cabal protoc tsc webpack rollup esbuild gleam elm mix rebar3
   gradle mvn ant bazel go rake pytest tox nosetests nose2 unittest phpunit rspec cucumber behave jest mocha karma
   cypress playwright newman bats shellcheck hadolint eslint flake8 pylint mypy black prettier rubocop ansible ansible-playbook terraform
   packer kubectl helm aws gcloud gsutil az doctl docker docker-compose buildah skopeo flyway liquibase alembic dbmate migrate
   mysqld_multi mariadbd-multi mysqldump mysqladmin mysqlcheck pg_dump pg_restore pg_isready pg_ctl pg_upgrade pg_rewind pg_verifybackup createdb initdb mongodump pandoc pdflatex xelatex latexmk convert
   mkfifo mknod setfacl getfacl setcap getcap truncate fallocate shred split csplit nl tac rev fold expand column shuf tsort join sha1sum sha512sum
   cksum getent locale tty stty users who groups nproc arch hostid chattr lsattr lscpu free uptime pgrep pidof ps pkill killall fuser lsof
   kcadm.sh kcreg.sh kc-config.sh jboss-cli.sh add-user.sh rabbitmqctl rabbitmqadmin rabbitmq-plugins nodetool cqlsh mc kafka-topics.sh
   kafka-configs.sh kafka-storage.sh zkCli.sh etcdctl influx
   useradd adduser usermod groupadd addgroup passwd chpasswd ldconfig update-ca-certificates locale-gen dpkg-reconfigure sysctl
   kustomize kubeseal kubeconform kubeval kube-score kube-linter kube-bench helmfile kompose conftest tofu terragrunt tflint checkov
   syft grype cosign oras gitleaks trufflehog dockle promtool amtool
   ffprobe magick mogrify identify montage wkhtmltopdf wkhtmltoimage tesseract doxygen asciidoctor asciidoctor-pdf antora
   sphinx-build mkdocs mdbook zola lualatex latex bibtex biber makeindex chktex
   borg borgmatic rsnapshot duplicity certbot mongorestore mongoimport mongoexport pg_dumpall pg_basebackup pgbench sysbench
   7z 7za 7zz zstd lz4 brotli pigz golangci-lint goreleaser pre-commit twine yamllint ansible-lint ansible-galaxy sqlfluff
   modprobe iptables ip ifconfig mount umount service start-stop-daemon update-rc.d systemctl rc-service invoke-rc.d a2enmod a2ensite`,
);

const written: ReadonlyMap<string, Program> = new Map([...tasks, ...interactive, ...interpreters, ...ignoring, ...stopping]);

const hasCondition = ({ words, env }: MeasuredRow): boolean => words !== undefined || env !== undefined;

export const isWritten = (name: string): boolean => written.has(name);

/** What was measured takes the place of what is written; whether a name is a service at all, and whether its code decides, stays. */
function measuredProgram(name: string, row: MeasuredRow): Program {
  const { kind = "service", onTerm, alsoStopsOn } = written.get(name) ?? {};
  const evidence: Evidence = { by: "measured", version: row.version, date: row.date };
  if (onTerm === "code" && !hasCondition(row)) return { kind, onTerm, reaps: row.reaps, ...(alsoStopsOn && { alsoStopsOn }), evidence };
  return { kind, onTerm: row.onTerm, reaps: row.reaps, alsoStopsOn: row.alsoStopsOn, outlives: row.outlives, evidence };
}

export const programs: ReadonlyMap<string, Program> = new Map([
  ...written,
  ...measuredRows
    .filter((row) => !hasCondition(row))
    .flatMap((row) => row.names.map((name) => [name, measuredProgram(name, row)] as const)),
]);

interface Variant {
  readonly row: MeasuredRow;
  readonly words: RegExp | undefined;
  readonly env: readonly (readonly [string, RegExp])[];
}

const variants = new Map<string, readonly Variant[]>();
for (const row of measuredRows.filter(hasCondition)) {
  const variant = {
    row,
    words: row.words === undefined ? undefined : new RegExp(row.words),
    env: Object.entries(row.env ?? {}).map(([name, value]) => [name, new RegExp(value)] as const),
  };
  for (const name of row.names) variants.set(name, [...(variants.get(name) ?? []), variant]);
}

const has = (wanted: RegExp, value: string | undefined): boolean => value !== undefined && wanted.test(value);

/** The row for these words and variables: the first measured one that speaks of them, else the name's own. */
export function programWith(name: string, args: readonly string[], variable: (name: string) => string | undefined): Program | undefined {
  const line = args.join(" ");
  const found = variants
    .get(name)
    ?.find(({ words, env }) => (words?.test(line) ?? true) && env.every(([key, value]) => has(value, variable(key))));
  return found ? measuredProgram(name, found.row) : programs.get(name);
}

/** Command shells, which are interactive without arguments. */
export const shellNames: ReadonlySet<string> = new Set([...Object.keys(shellDialects), "busybox"]);

/** Scripts and launchers of known packages, and the program they become by exec. By their source, so that it is likely. */
export const launchers: ReadonlyMap<string, string> = new Map([
  ["apache2-foreground", "apache2"],
  ["httpd-foreground", "httpd"],
  ["catalina.sh", "java"],
  // Source: bin/ of Kafka and of Confluent's packages; each ends in exec kafka-run-class or its own kin, which ends in exec java.
  ["kafka-server-start", "java"],
  ["connect-distributed", "java"],
  ["connect-distributed.sh", "java"],
  ["connect-standalone", "java"],
  ["connect-standalone.sh", "java"],
  ["schema-registry-start", "java"],
  ["kafka-rest-start", "java"],
  ["ksql-server-start", "java"],
  ["zkServer.sh", "java"],
  ["solr-foreground", "java"],
  ["rabbitmq-server", "beam.smp"],
  ["start-notebook.py", "jupyter-lab"],
  ["start-notebook.sh", "jupyter-lab"],
  ["pon", "pppd"],
  ["jenkins.sh", "java"],
  ["my_init", "my_init"],
  ["init", "s6-svscan"],
  // Source: runit's script of that name ends in exec.
  ["runsvdir-start", "runsvdir"],
]);

/** Scripts that stay in front of their program where this option keeps it in front; measured as PID 1: a shell that hands nothing on. */
export const stayingLaunchers: ReadonlyMap<string, { readonly program: string; readonly inFront: RegExp }> = new Map([
  ["apachectl", { program: "httpd", inFront: /FOREGROUND|^-X$/ }],
  ["apache2ctl", { program: "apache2", inFront: /FOREGROUND|^-X$/ }],
]);

/**
 * Scripts that ignore the stop signals on purpose, behind an init as well as PID 1, with the server that they watch over.
 * `/usr/bin/mariadbd-safe` of Debian's mariadb-server 10.11 has `trap '' 1 2 3 15` ("we shouldn't let anyone kill us"), and MySQL's
 * `mysqld_safe` is of the same origin: the server hears of no signal, and is started anew when it dies.
 * `mariadbd-multi` is no such script: it starts its servers in the background and ends.
 */
export const deafScripts: ReadonlyMap<string, { readonly server: string; readonly signals: ReadonlySet<string> }> = new Map(
  [
    ["mysqld_safe", "mysqld"],
    ["mariadbd-safe", "mariadbd"],
    ["safe_mysqld", "mysqld"],
  ].map(([script = "", server = ""]) => [script, { server, signals: new Set(["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"]) }] as const),
);

/** Signals that the kernel ignores where no handler is set (signal(7)). */
export const ignoredByDefault: ReadonlySet<string> = new Set(["SIGCHLD", "SIGCLD", "SIGURG", "SIGWINCH", "SIGCONT"]);

/** Signals that no process can handle. */
export const unhandleable: ReadonlySet<string> = new Set(["SIGKILL", "SIGSTOP"]);
