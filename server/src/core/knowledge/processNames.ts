// How programs show up in a list of processes: under other names than those they are started by.

/** Started by the first, shown as the second. */
export const shownAs: ReadonlyMap<string, readonly string[]> = new Map([
  ["sh", ["dash", "ash", "bash", "busybox"]],
  ["ash", ["sh", "busybox"]],
  ["dash", ["sh"]],
  ["bash", ["sh"]],
  ["httpd", ["apache2"]],
  ["apache2", ["httpd"]],
  ["node", ["nodejs"]],
  ["nodejs", ["node"]],
  ["python", ["python3"]],
  ["python3", ["python"]],
  ["docker-init", ["tini"]],
  ["init", ["s6-svscan"]],
  ["s6-svscan", ["init"]],
  ["mysqld", ["mariadbd"]],
  ["mariadbd", ["mysqld"]],
  ["pm2-runtime", ["pm2"]],
  ["pm2-docker", ["pm2"]],
  ["php-fpm7", ["php-fpm"]],
  ["php-fpm8", ["php-fpm"]],
]);

/** Their first word that is no option is the program that a reader would name. */
export const interpreters: ReadonlySet<string> = new Set([
  ..."node nodejs bun deno python pypy ruby perl php lua".split(" "),
  ..."sh dash ash bash zsh ksh busybox env xvfb-run".split(" "),
]);
