// Writes a Compose file: the application with its init and health check, and the databases that its packages speak to.
import { type BackingService, backingServices } from "../../knowledge/stageTemplates/backingServices";
import { toJsonArray } from "../../shell/words";
import type { Startup } from "../../startup";
import type { Project } from "./types";

/** Docker's own init where the image has none and nothing in it reaps. */
function initLine(found: Startup | undefined): string {
  if (found?.init !== undefined) return `init: false # ${found.init} is in the image already`;
  if (found?.reapsOrphans === "yes") return "init: false # the main process reaps orphans itself";
  return "init: true # reaps orphans, which the main process does not";
}

function serviceLines({ name, image, environment, test, volume }: BackingService): readonly string[] {
  return [
    `  ${name}:`,
    `    image: ${image}`,
    ...(environment.length > 0 ? ["    environment:", ...environment.map((line) => `      ${line}`)] : []),
    "    healthcheck:",
    `      test: ${toJsonArray(test)}`,
    "      interval: 5s",
    "      timeout: 3s",
    "      retries: 10",
    "    volumes:",
    `      - ${name}-data:${volume}`,
  ];
}

function healthLines({ port, health, grace }: Project["reading"]["holes"]): readonly string[] {
  if (typeof health !== "string") {
    return port ? ["    # No health check: the image has no program that could ask the server."] : [];
  }
  return [
    "    healthcheck:",
    `      test: ["CMD", ${health.slice(1)}`,
    "      interval: 30s",
    "      timeout: 3s",
    `      start_period: ${String(grace)}s`,
  ];
}

/** FastCGI is for a web server, which waits until the application is healthy. */
const webServer = `  web:
    image: nginx:1.30-alpine
    ports:
      - "8080:80"
    volumes:
      - ./nginx.conf:/etc/nginx/conf.d/default.conf:ro
    depends_on:
      app:
        condition: service_healthy`;

export function composeFile({ kind, reading }: Project, found: Startup | undefined): string {
  const { holes, backing } = reading;
  const services = backing.map((name) => backingServices[name]);
  const needed = services.flatMap(({ name }) => [`      ${name}:`, "        condition: service_healthy"]);
  const variables = new Map(services.flatMap(({ url }) => url).map((line) => [line.slice(0, line.indexOf(":")), line]));
  const fpm = kind === "php-fpm";
  const lines = [
    "services:",
    "  app:",
    "    build: .",
    `    ${initLine(found)}`,
    "    restart: unless-stopped",
    ...(holes.port && !fpm ? ["    ports:", `      - "${String(holes.port)}:${String(holes.port)}"`] : []),
    ...(services.length > 0 ? ["    environment:", ...[...variables.values()].map((line) => `      ${line}`)] : []),
    ...healthLines(holes),
    ...(needed.length > 0 ? ["    depends_on:", ...needed] : []),
    ...services.flatMap((service) => ["", ...serviceLines(service)]),
    ...(fpm ? ["", webServer] : []),
    ...(services.length > 0 ? ["", "volumes:", ...services.map(({ name }) => `  ${name}-data:`)] : []),
  ];
  return `${lines.join("\n")}\n`;
}
