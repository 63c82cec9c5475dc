// Servers that can go into the background: which words decide, which settings, and how they are started in front.
// "measured": as PID 1 of a container of Debian 12 on 2026-11-28 with that release's packages: with the words that lead into the
// background the first process ended within 1.3 s, exit code 0, and with those that keep it in front it stayed for the 6 s that it was
// watched. "documented": in the manual that is named.
import { asked, type Daemon, documented, letter, measured, started, unless, word } from "./daemonRow";

const apache = {
  asks: /(?:^| )(?:-[tSMLl]|-k (?:stop|graceful-stop|graceful|restart))(?= |$)/,
  stays: /FOREGROUND|NO_DETACH|(?:^| )-X(?= |$)/,
  front: { adds: ["-D", "FOREGROUND"], drops: word("-k start|start|restart|graceful") },
} as const;

const nginxAlone = unless(["-g", "daemon off;"], /\bdaemon\s+off\b/, measured("nginx 1.22.1"), {
  options: ["-c"],
  files: ["/etc/nginx/nginx.conf", "/usr/local/nginx/conf/nginx.conf", "/usr/local/openresty/nginx/conf/nginx.conf"],
  front: /^[ \t]*daemon[ \t]+off\b/m,
  touched: /\bdaemon\s+off\b/,
});

const nginx: Daemon = { ...nginxAlone, asks: word("-[tTqvV]|-s [a-z]+") };

const redis: Daemon = {
  alone: "front",
  leaves: /(?:^| )--daemonize yes(?= |$)/,
  stays: /(?:^| )--daemonize no(?= |$)/,
  settings: {
    options: [""],
    files: [],
    background: /^[ \t]*daemonize[ \t]+yes\b/m,
    touched: /daemonize/,
    packaged: ["/etc/redis/redis.conf"],
  },
  front: { adds: ["--daemonize", "no"], drops: /(?:^| )--daemonize yes(?= |$)/ },
  evidence: measured("redis-server 7.0.15"),
};

const samba: Daemon = unless(
  ["--foreground", "--no-process-group"],
  /(?:^| )(?:-\w*[FSi]|--foreground|--interactive)/,
  measured("smbd and nmbd 4.17.12"),
);

const httpServers: Readonly<Record<string, Daemon>> = {
  nginx,
  openresty: nginx,
  tengine: nginx,
  // BusyBox's stays with -f, Apache's takes a file behind it.
  httpd: { ...apache, alone: "background", stays: /FOREGROUND|NO_DETACH|(?:^| )(?:-X(?= |$)|-\w*f)/, evidence: documented("httpd(8)") },
  "busybox httpd": unless(["-f"], /(?:^| )-\w*f/, measured("busybox 1.35.0")),
  apache2: { ...apache, alone: "background", evidence: measured("apache2 2.4.68") },
  apachectl: { ...apache, alone: "front", leaves: word("start|restart|graceful"), evidence: measured("apache2 2.4.68") },
  apache2ctl: { ...apache, alone: "front", leaves: word("start|restart|graceful"), evidence: measured("apache2 2.4.68") },
  lighttpd: { ...unless(["-D"], letter("D"), measured("lighttpd 1.4.69")), asks: word("-t|-tt|-p|-1") },
  "php-fpm": {
    alone: "background",
    asks: word("-t|-tt|-m|-i"),
    stays: /(?:^| )(?:-[a-zA-Z]*F|--nodaemonize)/,
    leaves: word("-D|--daemonize"),
    front: { adds: ["-F"], drops: word("-D|--daemonize") },
    settings: {
      options: ["-y", "--fpm-config"],
      files: ["/usr/local/etc/php-fpm.conf", "/etc/php-fpm.conf"],
      front: /^[ \t]*daemonize[ \t]*=[ \t]*"?(?:no|0|off|false)\b/im,
      touched: /daemonize/,
      others: /fpm/,
    },
    evidence: measured("php-fpm 8.2.32, with -D against `daemonize = no` as well"),
  },
  haproxy: {
    ...asked("-D", measured("haproxy 2.6.12; with `daemon` in its file -W goes into the background as well, and -db keeps it in front"), {
      options: ["-f"],
      files: [],
      background: /^[ \t]*daemon[ \t]*$/m,
      touched: /\bdaemon\b/,
      packaged: ["/etc/haproxy/haproxy.cfg"],
    }),
    stays: word("-db"),
    asks: word("-c|-vv"),
    front: { adds: ["-db"], drops: word("-D") },
  },
  gunicorn: asked("-D|--daemon", measured("gunicorn 20.1.0"), {
    options: ["-c", "--config"],
    files: [],
    background: /^daemon[ \t]*=[ \t]*True\b/m,
    touched: /\bdaemon\b/,
  }),
  uwsgi: {
    alone: "front",
    leaves: /(?:^| )(?:--daemonize2?(?:[ =]|$)|-d(?: |$))/,
    settings: { options: ["--ini", ""], files: [], background: /^[ \t]*daemonize2?[ \t]*=/m, touched: /daemonize/ },
    front: { adds: [], drops: /(?:^| )(?:--daemonize2?|-d)[ =]\S+/ },
    evidence: measured("uwsgi 2.0.21"),
  },
  squid: { ...unless(["--foreground"], /(?:^| )(?:-\w*N|--foreground)/, measured("squid 5.7")), asks: word("-z|-k [a-z]+") },
  varnishd: unless(["-F"], letter("FdC"), measured("varnishd 7.1.1")),
  tinyproxy: unless(["-d"], letter("d"), measured("tinyproxy 1.11.1")),
  privoxy: unless([], word("--no-daemon"), measured("privoxy 3.0.34")),
  "catalina.sh": started("start", measured("tomcat10 10.1.55"), { adds: ["run"], drops: word("start") }),
  "startup.sh": { alone: "front", evidence: documented("Tomcat's startup.sh calls catalina.sh start; so may another be called") },
  cassandra: unless(["-f"], word("-f"), documented("cassandra(1): runs in the foreground with -f")),
  elasticsearch: asked("-d|--daemonize", documented("Elasticsearch, Run as a daemon")),
};

const dataServers: Readonly<Record<string, Daemon>> = {
  "redis-server": redis,
  "redis-sentinel": redis,
  "valkey-server": redis,
  "keydb-server": redis,
  memcached: asked("-d|--daemon", measured("memcached 1.6.18")),
  mongod: asked("--fork", documented("mongod --fork"), {
    options: ["-f", "--config"],
    files: [],
    background: /^[ \t]*fork[ \t]*[:=][ \t]*true\b/m,
    touched: /\bfork\b/,
  }),
  mysqld: asked("--daemonize", documented("MySQL server option --daemonize")),
  "rabbitmq-server": asked("-detached", measured("rabbitmq-server 3.10.8")),
  "zkServer.sh": started("start", measured("zookeeper 3.8.0"), { adds: ["start-foreground"], drops: word("start") }),
  "kafka-server-start.sh": asked("-daemon", documented("Apache Kafka, bin/kafka-server-start.sh")),
  "zookeeper-server-start.sh": asked("-daemon", documented("Apache Kafka, bin/zookeeper-server-start.sh")),
  neo4j: started("start", documented("neo4j start, neo4j console"), { adds: ["console"], drops: word("start") }),
  "nifi.sh": started("start", documented("nifi.sh start, nifi.sh run"), { adds: ["run"], drops: word("start") }),
  activemq: started("start", documented("activemq start, activemq console"), { adds: ["console"], drops: word("start") }),
  pg_ctl: started("start|restart", documented("pg_ctl(1)")),
  pg_ctlcluster: started("start|restart", measured("postgresql-common 248"), undefined, word("--foreground")),
};

const systemServers: Readonly<Record<string, Daemon>> = {
  supervisord: unless(["-n"], /(?:^| )(?:-\w*n|--nodaemon)/, measured("supervisor 4.2.5, its settings in conf.d as well"), {
    options: ["-c", "--configuration"],
    files: ["/etc/supervisor/supervisord.conf", "/etc/supervisord.conf", "/etc/supervisord/supervisord.conf"],
    front: /^[ \t]*nodaemon[ \t]*=[ \t]*(?:true|1|yes|on)\b/im,
    touched: /nodaemon/,
    others: /supervisor/,
  }),
  sshd: { ...unless(["-D"], /(?:^| )-\w*[Dd]/, measured("openssh-server 9.2p1")), asks: word("-[tTG]") },
  cron: unless(["-f"], /(?:^| )-\w*f/, measured("cron 3.0pl1")),
  crond: unless(["-f"], /(?:^| )(?:-\w*[fndx]|--foreground)/, documented("crond of BusyBox, dcron and cronie")),
  atd: unless(["-f"], /(?:^| )-\w*[fd]/, measured("at 3.2.5")),
  xl2tpd: unless(["-D"], letter("D"), measured("xl2tpd 1.3.18")),
  irqbalance: {
    ...unless(["--foreground"], /(?:^| )(?:-\w*[fd]|--(?:foreground|debug))/, measured("irqbalance 1.9.2")),
    asks: word("-o|--oneshot|-h|--help|-V|--version"),
  },
  clamd: {
    ...unless(["--foreground"], /(?:^| )(?:-\w*F|--foreground)(?!(?:=| )(?:no|false))/, measured("clamd 1.4.3"), {
      options: ["-c", "--config-file"],
      files: ["/etc/clamav/clamd.conf", "/usr/local/etc/clamd.conf", "/etc/clamd.conf", "/etc/clamd.d/scan.conf"],
      front: /^[ \t]*Foreground[ \t]+(?:yes|true|1)\b/im,
      touched: /Foreground/i,
      others: /clamav|clamd/,
    }),
    asks: word("-h|--help|-V|--version"),
  },
  rsyslogd: unless(["-n"], letter("n"), measured("rsyslog 8.2302.0")),
  dnsmasq: unless(["-k"], /(?:^| )(?:-\w*[kd]|--keep-in-foreground|--no-daemon)/, measured("dnsmasq 2.90"), {
    options: ["-C", "--conf-file"],
    files: ["/etc/dnsmasq.conf"],
    front: /^[ \t]*(?:keep-in-foreground|no-daemon)\b/m,
    touched: /keep-in-foreground|no-daemon/,
    others: /dnsmasq/,
  }),
  named: unless(["-f"], letter("fg"), measured("bind9 9.18.49")),
  unbound: unless(["-d"], /(?:^| )-\w*d/, measured("unbound 1.17.1"), {
    options: ["-c"],
    files: ["/etc/unbound/unbound.conf"],
    front: /^[ \t]*do-daemonize:[ \t]*no\b/m,
    touched: /do-daemonize/,
    others: /unbound/,
  }),
  slapd: unless(["-d", "0"], /(?:^| )-d/, measured("slapd 2.5.13")),
  smbd: samba,
  nmbd: samba,
  winbindd: samba,
  vsftpd: {
    alone: "front",
    leaves: /\bbackground=YES\b/,
    settings: {
      options: [""],
      files: ["/etc/vsftpd.conf", "/etc/vsftpd/vsftpd.conf"],
      background: /^background=YES\b/im,
      touched: /background=/i,
    },
    evidence: measured("vsftpd 3.0.3"),
  },
  proftpd: unless(["--nodaemon"], /(?:^| )(?:-\w*n|--nodaemon)/, measured("proftpd 1.3.8")),
  postfix: started("start", measured("postfix 3.7.11"), { adds: ["start-fg"], drops: word("start") }),
  dovecot: unless(["-F"], letter("F"), measured("dovecot 2.3.19")),
  keepalived: unless(["-n"], /(?:^| )(?:-\w*n|--dont-fork)/, measured("keepalived 2.2.7 without options; -n by keepalived(8)")),
  monit: unless(["-I"], letter("I"), measured("monit 5.33.0"), {
    options: ["-c"],
    files: ["/etc/monit/monitrc", "/etc/monitrc"],
    front: /^[ \t]*set[ \t]+init\b/m,
    touched: /set\s+init/,
    others: /monit/,
  }),
  snmpd: unless(["-f"], /(?:^| )-\w*f/, measured("snmpd 5.9.3")),
  ntpd: unless(["-n"], /(?:^| )-\w*[nd]/, measured("ntpsec 1.2.2")),
  chronyd: unless(["-d"], /(?:^| )-\w*[ndQq]/, measured("chrony 4.3")),
  rpcbind: unless(["-f"], /(?:^| )-\w*[fd]/, measured("rpcbind 1.2.6")),
  xinetd: unless(["-dontfork"], word("-dontfork|-d"), measured("xinetd 2.3.15")),
  mosquitto: asked("-d|--daemon", measured("mosquitto 2.0.11")),
  spamd: asked("-d|--daemonize", measured("spamd 4.0.1")),
  danted: asked("-D", measured("dante-server 1.4.2")),
  icecast2: asked("-b", measured("icecast2 2.4.4")),
  icecast: asked("-b", measured("icecast2 2.4.4")),
  openvpn: asked("--daemon", measured("openvpn 2.6.14")),
  bitcoind: asked("-daemon|-daemon=1|-daemonwait", documented("bitcoind -help")),
  "fail2ban-client": started("start", documented("fail2ban-client(1), fail2ban-server(1)")),
  "fail2ban-server": started("start", measured("fail2ban 1.0.2"), undefined, /(?:^| )-\w*f/),
  celery: { ...asked("--detach|-D|multi start|multi restart", measured("celery 5.2.6")), front: { adds: [], drops: word("--detach|-D") } },
  pm2: started(
    "start|restart|resurrect",
    measured("pm2 5.4.3 and its pm2-runtime"),
    { program: "pm2-runtime", adds: [] },
    word("--no-daemon|--attach"),
  ),
  forever: started("start", measured("forever 4"), { adds: [], drops: word("start") }),
};

const networkServers: Readonly<Record<string, Daemon>> = {
  smtpd: unless(["-d"], letter("d"), measured("opensmtpd 6.8.0p2")),
  opendkim: unless(["-f"], letter("f"), measured("opendkim 2.11.0"), {
    options: ["-x"],
    files: ["/etc/opendkim.conf"],
    front: /^[ \t]*Background[ \t]+(?:no|false|0)\b/im,
    touched: /Background/i,
    others: /opendkim/,
  }),
  dropbear: unless(["-F"], letter("F"), measured("dropbear 2022.83")),
  collectd: unless(["-f"], letter("f"), measured("collectd 5.12.0")),
  "syslog-ng": unless(["-F"], /(?:^| )(?:-\w*F|--foreground)/, measured("syslog-ng 3.38.1")),
  ngircd: unless(["-n"], /(?:^| )(?:-\w*n|--nodaemon)/, measured("ngircd 26.1")),
  murmurd: unless(["-fg"], word("-fg"), measured("mumble-server 1.3.4")),
  turnserver: asked("-o|--daemon", measured("coturn 4.6.1")),
  freeradius: unless(["-f"], letter("fX"), measured("freeradius 3.2.1")),
  gearmand: asked("-d|--daemon", measured("gearmand 1.1.20")),
  knotd: asked("-d|--daemonize", measured("knot 3.2.6")),
  nsd: unless(["-d"], letter("d"), measured("nsd 4.6.1")),
  sslh: unless(["-f"], /(?:^| )(?:-\w*f|--foreground)/, measured("sslh 1.20")),
  mini_httpd: unless(["-D"], letter("D"), measured("mini-httpd 1.30")),
  webfsd: unless(["-F"], letter("F"), measured("webfs 1.21")),
  rinetd: unless(["-f"], letter("f"), measured("rinetd 0.73")),
  "transmission-daemon": unless(["-f"], /(?:^| )(?:-f|--foreground)(?= |$)/, measured("transmission 3.00")),
  rsync: {
    alone: "front",
    leaves: word("--daemon"),
    stays: word("--no-detach"),
    front: { adds: ["--no-detach"] },
    evidence: measured("rsync 3.2.7"),
  },
};

export const daemons: ReadonlyMap<string, Daemon> = new Map(
  Object.entries({ ...httpServers, ...dataServers, ...systemServers, ...networkServers }),
);
