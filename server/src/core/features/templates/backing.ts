// Which databases and the like a project's packages speak to.
import type { Backing } from "./types";

/** Names of packages in any ecosystem, as a whole word of the manifest. */
const packages: Readonly<Record<Backing, readonly string[]>> = {
  postgres: [
    "pg",
    "postgres",
    "psycopg",
    "psycopg2",
    "psycopg2-binary",
    "asyncpg",
    "github.com/lib/pq",
    "github.com/jackc/pgx",
    "postgrex",
    "org.postgresql",
    "Npgsql",
    "ext-pdo_pgsql",
    "ext-pgsql",
    "tokio-postgres",
  ],
  mysql: [
    "mysql",
    "mysql2",
    "mysqlclient",
    "pymysql",
    "github.com/go-sql-driver/mysql",
    "myxql",
    "com.mysql",
    "ext-pdo_mysql",
    "ext-mysqli",
  ],
  mongo: ["mongodb", "mongoose", "pymongo", "motor", "go.mongodb.org/mongo-driver", "mongoid"],
  redis: ["redis", "ioredis", "github.com/redis/go-redis", "predis/predis", "redix", "StackExchange.Redis", "bullmq", "sidekiq"],
  rabbitmq: ["amqplib", "pika", "github.com/rabbitmq/amqp091-go", "bunny", "lapin"],
};

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** @param manifest text that lists the packages */
export function backingOf(manifest: string): readonly Backing[] {
  return (Object.keys(packages) as Backing[]).filter((backing) =>
    packages[backing].some((name) => new RegExp(`(?:^|["'\\s:(<>])${escaped(name)}(?=$|["'\\s/:=<>~!,\\[)@;])`, "im").test(manifest)),
  );
}
