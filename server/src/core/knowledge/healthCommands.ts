// How to ask a server whether it is well, with what its own image brings. Source: the documentation of each image.

/** Behind `HEALTHCHECK CMD`, by repository; for images that are started by their own command. Without a shell where none is needed. */
export const healthCommands: Readonly<Record<string, string>> = {
  // The variables are those of the running container.
  postgres: `pg_isready -U "\${POSTGRES_USER:-postgres}" -d "\${POSTGRES_DB:-\${POSTGRES_USER:-postgres}}" || exit 1`,
  redis: '["redis-cli", "ping"]',
  "valkey/valkey": '["valkey-cli", "ping"]',
  mysql: '["mysqladmin", "ping", "-h", "127.0.0.1", "--silent"]',
  mariadb: '["healthcheck.sh", "--connect", "--innodb_initialized"]',
  mongo: `["mongosh", "--quiet", "--eval", "db.adminCommand('ping')"]`,
  rabbitmq: '["rabbitmq-diagnostics", "-q", "ping"]',
};

/** Ports on which programs speak HTTP by custom. */
export const httpPorts: ReadonlySet<string> = new Set([
  "80",
  "3000",
  "4000",
  "4200",
  "5000",
  "5173",
  "8000",
  "8080",
  "8081",
  "8888",
  "9000",
]);
