// Databases and queues as Compose services: image, health check, and the variable that tells an application where they are.
import { tools } from "./versions";

export interface BackingService {
  readonly name: string;
  readonly image: string;
  readonly environment: readonly string[];
  /** Of the image's own tools. */
  readonly test: readonly string[];
  readonly volume: string;
  /** For the application's environment. */
  readonly url: readonly string[];
}

const password = "${DB_PASSWORD:?set DB_PASSWORD in .env}";

/** Passwords come from `.env`, which Compose reads and the image does not hold. */
export const backingServices: Readonly<Record<"postgres" | "mysql" | "mongo" | "redis" | "rabbitmq", BackingService>> = {
  postgres: {
    name: "postgres",
    image: `postgres:${tools.postgres}`,
    environment: ["POSTGRES_USER: app", "POSTGRES_DB: app", `POSTGRES_PASSWORD: ${password}`],
    test: ["CMD-SHELL", "pg_isready -U app -d app"],
    volume: "/var/lib/postgresql/data",
    url: [`DATABASE_URL: postgres://app:${password}@postgres:5432/app`],
  },
  mysql: {
    name: "mysql",
    image: `mysql:${tools.mysql}`,
    environment: ["MYSQL_USER: app", "MYSQL_DATABASE: app", `MYSQL_PASSWORD: ${password}`, `MYSQL_ROOT_PASSWORD: ${password}`],
    test: ["CMD-SHELL", 'mysqladmin ping -h 127.0.0.1 -u app -p"$$MYSQL_PASSWORD"'],
    volume: "/var/lib/mysql",
    url: [`DATABASE_URL: mysql://app:${password}@mysql:3306/app`],
  },
  mongo: {
    name: "mongo",
    image: `mongo:${tools.mongo}`,
    environment: [],
    test: ["CMD", "mongosh", "--quiet", "--eval", "db.adminCommand('ping')"],
    volume: "/data/db",
    url: ["MONGO_URL: mongodb://mongo:27017/app"],
  },
  redis: {
    name: "redis",
    image: `redis:${tools.redis}`,
    environment: [],
    test: ["CMD", "redis-cli", "ping"],
    volume: "/data",
    url: ["REDIS_URL: redis://redis:6379"],
  },
  rabbitmq: {
    name: "rabbitmq",
    image: `rabbitmq:${tools.rabbitmq}`,
    environment: [],
    test: ["CMD", "rabbitmq-diagnostics", "-q", "ping"],
    volume: "/var/lib/rabbitmq",
    url: ["AMQP_URL: amqp://rabbitmq:5672"],
  },
};
