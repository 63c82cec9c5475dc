// What the images of message streams and of monitoring start with, outside Docker's official ones.
import type { BaseImageRow } from "./baseImageRows";

/** In the repository of Docker Hub and in that of quay.io. */
const inBoth = (...names: readonly string[]): readonly string[] => names.flatMap((name) => [name, `quay.io/${name}`]);

const streams: readonly BaseImageRow[] = [
  // The script knows the word `start` itself, so that it is no program.
  {
    images: inBoth("debezium/connect", "debezium/connect-base", "debezium/kafka"),
    source: "debezium/container-images: connect-base/, connect/, kafka/",
    os: "fedora",
    packageManager: "microdnf",
    entrypoint: ["/docker-entrypoint.sh"],
    cmd: ["start"],
    user: "kafka",
    users: ["kafka"],
    tags: [[/^(?:0\.\d+|1\.[0-6])(?!\d)/, { os: "rhel:7", packageManager: "yum" }]],
  },
  {
    images: inBoth("debezium/zookeeper"),
    source: "debezium/container-images: zookeeper/",
    os: "fedora",
    packageManager: "microdnf",
    entrypoint: ["/docker-entrypoint.sh"],
    cmd: ["start"],
    user: "zookeeper",
    users: ["zookeeper"],
    tags: [[/^(?:0\.\d+|1\.[0-6])(?!\d)/, { os: "rhel:7", packageManager: "yum" }]],
  },
  {
    images: inBoth("debezium/server"),
    source: "debezium/container-images: server/",
    os: "rhel:8",
    packageManager: "microdnf",
    entrypoint: null,
    cmd: ["/debezium/run.sh"],
    user: "jboss",
    users: ["jboss"],
  },
  {
    images: [
      "confluentinc/cp-kafka",
      "confluentinc/cp-server",
      "confluentinc/cp-kafka-connect",
      "confluentinc/cp-kafka-connect-base",
      "confluentinc/cp-server-connect",
      "confluentinc/cp-server-connect-base",
      "confluentinc/confluent-local",
    ],
    source: "confluentinc/kafka-images: kafka/, server/, kafka-connect-base/, local/Dockerfile.ubi9",
    os: "rhel",
    entrypoint: null,
    cmd: ["/etc/confluent/docker/run"],
    user: "appuser",
    packageManager: "none",
    users: ["appuser"],
    tags: [[/^[4-7](?!\d)/, { packageManager: "microdnf" }]],
  },
  {
    images: ["apache/kafka", "apache/kafka-native"],
    source: "apache/kafka: docker/jvm/Dockerfile, docker/native/Dockerfile",
    os: "alpine",
    entrypoint: null,
    cmd: ["/etc/kafka/docker/run"],
    user: "appuser",
    users: ["appuser"],
  },
];

const watching: readonly BaseImageRow[] = [
  // Its script ends in `exec grafana server … "$@"`: words behind it are options.
  {
    images: ["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"],
    source: "grafana/grafana: Dockerfile, packaging/docker/run.sh",
    os: "alpine",
    entrypoint: ["/run.sh"],
    cmd: null,
    user: "472",
    users: ["grafana"],
    tags: [
      [/ubuntu/, { os: "ubuntu" }],
      [/^(?:[1-5]|6\.[0-3])(?!\d)/, { os: undefined }],
    ],
  },
  {
    images: ["grafana/loki"],
    source: "grafana/loki: cmd/loki/Dockerfile",
    entrypoint: ["/usr/bin/loki"],
    cmd: ["-config.file=/etc/loki/local-config.yaml"],
    user: "10001",
  },
  {
    images: inBoth("prometheus/alertmanager").concat("prom/alertmanager"),
    source: "prometheus/alertmanager: Dockerfile",
    os: "busybox",
    packageManager: "none",
    entrypoint: ["/bin/alertmanager"],
    cmd: ["--config.file=/etc/alertmanager/alertmanager.yml", "--storage.path=/alertmanager"],
    user: "nobody",
  },
  {
    images: inBoth("prometheus/node-exporter").concat("prom/node-exporter"),
    source: "prometheus/node_exporter: Dockerfile",
    os: "busybox",
    packageManager: "none",
    entrypoint: ["/bin/node_exporter"],
    cmd: null,
    user: "nobody",
  },
  {
    images: ["fluent/fluentd", "fluentd"],
    source: "fluent/fluentd-docker-image: v1.19/debian/Dockerfile",
    os: "debian",
    entrypoint: ["tini", "--", "/bin/entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["fluentd"],
    user: "fluent",
    init: "tini",
    users: ["fluent"],
  },
];

export const streamImages: readonly BaseImageRow[] = [...streams, ...watching];
