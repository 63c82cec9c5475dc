// What images of servers and web applications outside Docker's official ones start with. Each row names the Dockerfile that it was read from.
import { type BaseImageRow, fpmVariant } from "./baseImageRows";

const servers: readonly BaseImageRow[] = [
  {
    images: ["keycloak/keycloak", "quay.io/keycloak/keycloak"],
    source: "keycloak/keycloak: quarkus/container/Dockerfile",
    os: "rhel:9",
    packageManager: "none",
    entrypoint: ["/opt/keycloak/bin/kc.sh"],
    cmd: null,
    user: "1000",
    users: ["keycloak"],
    // Before 17 it was WildFly, with another script.
    tags: [[/^(?:[1-9]|1[0-6])(?!\d)|legacy/, { os: "rhel:8", packageManager: "microdnf", entrypoint: undefined, cmd: undefined }]],
  },
  {
    images: ["quay.io/wildfly/wildfly", "jboss/wildfly"],
    source: "jboss-dockerfiles/wildfly: Dockerfile",
    // Built on Temurin, which has an entrypoint script, and on CentOS before.
    cmd: ["/opt/jboss/wildfly/bin/standalone.sh", "-b", "0.0.0.0"],
    user: "jboss",
    users: ["jboss"],
  },
  {
    images: ["unit", "nginx/unit"],
    source: "nginx/unit: pkg/docker/Dockerfile.*",
    os: "debian:12",
    entrypoint: ["/usr/local/bin/docker-entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["unitd", "--no-daemon", "--control", "unix:/var/run/control.unit.sock"],
    stopSignal: "SIGTERM",
    users: ["unit"],
  },
  {
    images: ["openresty/openresty"],
    source: "openresty/docker-openresty: jammy/, alpine/, bookworm/Dockerfile",
    os: "ubuntu",
    entrypoint: null,
    cmd: ["/usr/local/openresty/bin/openresty", "-g", "daemon off;"],
    stopSignal: "SIGQUIT",
    tags: [[/bookworm|bullseye|buster/, { cmd: ["/usr/bin/openresty", "-g", "daemon off;"] }]],
  },
  {
    images: ["minio/minio", "quay.io/minio/minio"],
    source: "minio/minio: Dockerfile.release, dockerscripts/docker-entrypoint.sh",
    os: "rhel:9",
    packageManager: "none",
    entrypoint: ["/usr/bin/docker-entrypoint.sh"],
    cmd: ["minio"],
  },
  // Neither the script of the cloud's runtime nor what it starts is public.
  {
    images: ["public.ecr.aws/lambda/*", "amazon/aws-lambda-*"],
    source: "aws/aws-lambda-base-images: Dockerfile.* of each branch",
    os: "amazon",
    entrypoint: ["/lambda-entrypoint.sh"],
    cmd: null,
  },
  {
    images: ["n8nio/n8n", "docker.n8n.io/n8nio/n8n"],
    source: "n8n-io/n8n: docker/images/n8n/Dockerfile",
    os: "alpine",
    entrypoint: ["tini", "--", "/docker-entrypoint.sh"],
    user: "node",
    init: "tini",
    users: ["node"],
  },
  {
    images: ["nodered/node-red"],
    source: "node-red/node-red-docker: .docker/Dockerfile.alpine",
    os: "alpine",
    entrypoint: ["./entrypoint.sh"],
    cmd: null,
    user: "node-red",
    users: ["node-red", "node"],
    tags: [[/debian/, { os: "debian" }]],
  },
  // Its script goes on with what stands behind `airflow`, unless that is bash or python.
  {
    images: ["apache/airflow"],
    source: "apache/airflow: Dockerfile",
    os: "debian",
    entrypoint: ["/usr/bin/dumb-init", "--", "/entrypoint"],
    cmd: null,
    user: "50000",
    init: "dumb-init",
    users: ["airflow"],
  },
  {
    images: ["apache/superset"],
    source: "apache/superset: Dockerfile",
    os: "debian:12",
    user: "superset",
    users: ["superset"],
  },
  {
    images: ["freqtradeorg/freqtrade"],
    source: "freqtrade/freqtrade: Dockerfile",
    os: "debian",
    entrypoint: ["freqtrade"],
    cmd: ["trade"],
    user: "ftuser",
    users: ["ftuser"],
  },
  {
    images: ["tiangolo/uvicorn-gunicorn*"],
    source: "tiangolo/uvicorn-gunicorn-docker: docker-images/python3.11.dockerfile",
    os: "debian",
    entrypoint: null,
    cmd: ["/start.sh"],
  },
];

const php: readonly BaseImageRow[] = [
  {
    images: ["serversideup/php"],
    source: "serversideup/docker-php: src/variations/*/Dockerfile",
    os: "debian",
    entrypoint: ["docker-php-serversideup-entrypoint"],
    entrypointExecs: true,
    user: "www-data",
    users: ["www-data"],
    tags: [
      [/fpm-(?:apache|nginx)/, { cmd: ["/init"], stopSignal: "SIGQUIT", init: "s6-overlay" }],
      fpmVariant,
      [/frankenphp/, { cmd: ["frankenphp", "run", "--config", "/etc/frankenphp/Caddyfile", "--adapter", "caddyfile"] }],
    ],
  },
  {
    images: ["dunglas/frankenphp"],
    source: "dunglas/frankenphp: Dockerfile",
    os: "debian",
    entrypoint: ["docker-php-entrypoint"],
    cmd: ["--config", "/etc/frankenphp/Caddyfile", "--adapter", "caddyfile"],
  },
  {
    images: ["phpswoole/swoole"],
    source: "swoole/docker-swoole: Dockerfile.twig, rootfilesystem/entrypoint.sh",
    os: "debian",
    entrypoint: ["/entrypoint.sh"],
    cmd: null,
  },
];

export const vendorImages: readonly BaseImageRow[] = [...servers, ...php];
