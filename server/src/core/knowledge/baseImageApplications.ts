// What the images of tools and web applications start with.
import { apacheVariant, type BaseImageRow, fpmVariant, plainScript, rootScript, script } from "./baseImageRows";

const phpScript = { entrypoint: ["docker-php-entrypoint"], entrypointExecs: true } as const;

const tools: readonly BaseImageRow[] = [
  {
    images: ["telegraf"],
    os: "debian:12",
    entrypoint: ["/usr/bin/tini", "--", "/entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["telegraf"],
    init: "tini",
    tags: [[/alpine/, { entrypoint: ["/sbin/tini", "--", "/entrypoint.sh"] }]],
    users: ["telegraf"],
  },
  {
    images: ["eclipse-mosquitto"],
    os: "alpine:3.23",
    ...rootScript,
    cmd: ["/usr/sbin/mosquitto", "-c", "/mosquitto/config/mosquitto.conf"],
    users: ["mosquitto"],
  },
  {
    images: ["sonarqube"],
    os: "ubuntu:24.04",
    entrypoint: ["/opt/sonarqube/docker/entrypoint.sh"],
    entrypointExecs: true,
    cmd: null,
    user: "sonarqube",
    stopSignal: "SIGINT",
    users: ["sonarqube"],
  },
  { images: ["registry"], os: "alpine:3.21", ...plainScript, cmd: ["/etc/distribution/config.yml"] },
  // dockerd-entrypoint.sh puts docker-init in front of dockerd by itself.
  {
    images: ["docker"],
    os: "alpine:3.24",
    entrypoint: ["dockerd-entrypoint.sh"],
    entrypointExecs: true,
    cmd: null,
    init: "docker-init",
    tags: [[/cli/, { ...script, cmd: ["sh"], init: "none" }]],
  },
  {
    images: ["mongo-express"],
    os: "alpine",
    entrypoint: ["/sbin/tini", "--", "/docker-entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["mongo-express"],
    init: "tini",
  },
  {
    images: ["jenkins/jenkins", "jenkins", "jenkinsci/jenkins"],
    os: "debian:12",
    entrypoint: ["/usr/bin/tini", "--", "/usr/local/bin/jenkins.sh"],
    entrypointExecs: true,
    cmd: null,
    user: "jenkins",
    init: "tini",
    users: ["jenkins"],
    tags: [[/alpine|rhel/, { entrypoint: ["/sbin/tini", "--", "/usr/local/bin/jenkins.sh"] }]],
  },
  {
    images: ["sonatype/nexus3"],
    source: "sonatype/docker-nexus3: Dockerfile",
    os: "rhel:9",
    entrypoint: null,
    cmd: ["/opt/sonatype/nexus/bin/nexus", "run"],
    packageManager: "microdnf",
    user: "nexus",
    users: ["nexus"],
  },
  {
    images: ["prom/prometheus", "quay.io/prometheus/prometheus"],
    source: "prometheus/prometheus: Dockerfile",
    os: "busybox",
    entrypoint: ["/bin/prometheus"],
    cmd: ["--config.file=/etc/prometheus/prometheus.yml"],
    user: "nobody",
    packageManager: "none",
  },
];

const applications: readonly BaseImageRow[] = [
  { images: ["wordpress"], os: "debian:13", ...script, ...apacheVariant, tags: [fpmVariant] },
  { images: ["drupal", "mediawiki"], os: "debian:13", ...phpScript, ...apacheVariant, tags: [fpmVariant] },
  { images: ["nextcloud", "joomla", "matomo"], os: "debian:13", ...plainScript, ...apacheVariant, tags: [fpmVariant] },
  { images: ["phpmyadmin", "phpmyadmin/phpmyadmin"], os: "debian:13", ...rootScript, ...apacheVariant, tags: [fpmVariant] },
  {
    images: ["adminer"],
    os: "alpine:3.24",
    entrypoint: ["entrypoint.sh", "docker-php-entrypoint"],
    entrypointExecs: true,
    cmd: ["php", "-S", "[::]:8080", "-t", "/var/www/html"],
    user: "adminer",
    stopSignal: "SIGINT",
    users: ["adminer"],
  },
  { images: ["ghost"], os: "debian:12", ...script, cmd: ["node", "current/index.js"], users: ["node"] },
  { images: ["redmine"], os: "debian:13", ...rootScript, cmd: ["rails", "server", "-b", "0.0.0.0"], users: ["redmine"] },
  { images: ["odoo"], os: "ubuntu:24.04", ...plainScript, cmd: ["odoo"], user: "odoo", users: ["odoo"] },
];

export const applicationImages: readonly BaseImageRow[] = [...tools, ...applications];
