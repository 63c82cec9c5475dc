// What the images of publishers of whole families start with: Red Hat, Microsoft, Google, Chainguard, NVIDIA, linuxserver.io and others.
import type { BaseImageDefaults, BaseImageRow } from "./baseImageRows";

const shell: BaseImageDefaults = { entrypoint: null, cmd: ["bash"] };
const distroless: BaseImageDefaults = { os: "distroless:13", entrypoint: null, cmd: null, users: ["nonroot"] };

/** Red Hat's images of one release, in both registries. */
const ubi = (...names: readonly string[]): readonly string[] =>
  ["registry.access.redhat.com", "registry.redhat.io"].flatMap((registry) =>
    ["ubi8", "ubi9", "ubi10"].flatMap((release) => names.map((name) => `${registry}/${release}/${name}`)),
  );

/** .NET sets no CMD: what the distribution below starts stays. */
const dotnetOf: NonNullable<BaseImageRow["tags"]> = [
  [/chiseled|distroless/, { os: "distroless", user: "app", cmd: null }],
  [/nanoserver|windowsservercore/, { cmd: null }],
  [/alpine/, { cmd: ["/bin/sh"] }],
  [/azurelinux|mariner/, { cmd: undefined }],
];
const onUbuntu = /focal|jammy|noble|resolute/;

export const publisherImages: readonly BaseImageRow[] = [
  // Their CMD is the script that runs what source-to-image has built.
  {
    images: ubi("openjdk-*"),
    source: "rh-openjdk/redhat-openjdk-containers: ubi*-openjdk-*.yaml",
    os: "rhel",
    entrypoint: null,
    cmd: ["/usr/local/s2i/run"],
    user: "185",
  },
  {
    images: ubi("openjdk-8-runtime", "openjdk-11-runtime", "openjdk-17-runtime", "openjdk-21-runtime", "openjdk-25-runtime"),
    source: "rh-openjdk/redhat-openjdk-containers: ubi*-openjdk-*.yaml, modules/jre/run",
    os: "rhel",
    // Their CMD has moved from one folder to another.
    entrypoint: null,
    user: "185",
  },
  {
    images: ubi("nodejs-*", "python-*", "php-*", "ruby-*", "perl-*", "httpd-*", "nginx-*"),
    source: "sclorg/s2i-base-container: core/Dockerfile.rhel9; sclorg/container-common-scripts: container-entrypoint",
    os: "rhel",
    entrypoint: ["container-entrypoint"],
    entrypointExecs: true,
    user: "1001",
    users: ["default"],
  },
  { images: ubi("dotnet-*", "go-toolset*"), source: "https://catalog.redhat.com/software/containers", os: "rhel", user: "1001" },
  {
    images: ubi("s2i-*"),
    source: "sclorg/s2i-base-container: core/Dockerfile.rhel9",
    os: "rhel",
    entrypoint: ["container-entrypoint"],
    entrypointExecs: true,
    cmd: ["base-usage"],
    users: ["default"],
  },
  { images: ubi("ubi-init*"), source: "https://catalog.redhat.com/software/containers", os: "rhel", entrypoint: null, cmd: ["/sbin/init"] },
  {
    images: ["mcr.microsoft.com/dotnet/*"],
    source: "dotnet/dotnet-docker: src/",
    os: "debian:12",
    ...shell,
    users: ["app"],
    tags: [
      // The user came with .NET 8, and in the images without a shell before.
      [/^[1-7]\b.*alpine/, { users: [], cmd: ["/bin/sh"] }],
      [/^[1-7]\b.*mariner(?!.*distroless)/, { users: [], cmd: undefined }],
      [/^[1-7]\b.*(?:focal|jammy)(?!.*chiseled)/, { users: [], cmd: ["/bin/bash"] }],
      ...dotnetOf,
      [/^[1-7]\b/, { users: [] }],
      [/^10\b/, { os: "ubuntu:24.04", cmd: ["/bin/bash"] }],
      [onUbuntu, { cmd: ["/bin/bash"] }],
    ],
  },
  { images: ["mcr.microsoft.com/dotnet/monitor*"], source: "dotnet/dotnet-docker: src/monitor/", os: "debian:12" },
  {
    images: ["mcr.microsoft.com/dotnet/core/*", "microsoft/dotnet", "microsoft/aspnetcore"],
    source: "dotnet/dotnet-docker: src/",
    os: "debian:12",
    ...shell,
    tags: [...dotnetOf, [/bionic|focal|jammy/, { cmd: ["/bin/bash"] }]],
  },
  {
    images: [
      "mcr.microsoft.com/dotnet/framework/*",
      "mcr.microsoft.com/windows*",
      "microsoft/windowsservercore",
      "microsoft/nanoserver",
      "microsoft/iis",
    ],
    source: "https://github.com/microsoft/dotnet-framework-docker",
    os: "windows",
    entrypoint: null,
    cmd: null,
  },
  {
    images: ["gcr.io/distroless/static*", "gcr.io/distroless/base*", "gcr.io/distroless/cc*"],
    source: "GoogleContainerTools/distroless: base/, static/, cc/",
    ...distroless,
  },
  {
    images: ["gcr.io/distroless/nodejs*"],
    source: "GoogleContainerTools/distroless: nodejs/",
    ...distroless,
    entrypoint: ["/nodejs/bin/node"],
  },
  {
    images: ["gcr.io/distroless/python*"],
    source: "GoogleContainerTools/distroless: python3/",
    ...distroless,
    entrypoint: ["/usr/bin/python3"],
  },
  {
    images: ["gcr.io/distroless/java*"],
    source: "GoogleContainerTools/distroless: java/",
    ...distroless,
    entrypoint: ["/usr/bin/java", "-jar"],
  },
  { images: ["scratch"], source: "https://docs.docker.com/build/building/base-images/", os: "scratch", entrypoint: null, cmd: null },
  { images: ["cgr.dev/chainguard/wolfi-base"], source: "https://images.chainguard.dev", os: "wolfi", entrypoint: null, cmd: ["/bin/sh"] },
  { images: ["cgr.dev/chainguard/*"], source: "https://images.chainguard.dev", os: "wolfi", user: "nonroot" },
  {
    images: ["nvidia/cuda"],
    source: "https://gitlab.com/nvidia/container-images/cuda",
    os: "ubuntu",
    entrypoint: ["/opt/nvidia/nvidia_entrypoint.sh"],
    cmd: ["/bin/bash"],
    entrypointExecs: true,
  },
  {
    images: ["tensorflow/tensorflow", "pytorch/pytorch"],
    source: "tensorflow/tensorflow: tensorflow/tools/dockerfiles/; pytorch/pytorch: Dockerfile",
    os: "ubuntu",
    ...shell,
  },
  {
    images: ["rocker/rstudio*", "rocker/tidyverse*", "rocker/verse*", "rocker/hadleyverse"],
    source: "rocker-org/rocker-versioned2: dockerfiles/",
    os: "ubuntu",
    entrypoint: null,
    cmd: ["/init"],
    init: "s6-overlay",
  },
  {
    images: ["ghcr.io/linuxserver/*", "lscr.io/linuxserver/*", "linuxserver/*", "lsiobase/*"],
    source: "linuxserver/docker-baseimage-alpine: Dockerfile",
    os: "alpine",
    entrypoint: ["/init"],
    cmd: null,
    init: "s6-overlay",
  },
  {
    images: ["phusion/baseimage", "phusion/passenger*"],
    source: "phusion/baseimage-docker: image/Dockerfile",
    os: "ubuntu",
    entrypoint: null,
    cmd: ["/sbin/my_init"],
    init: "my_init",
  },
  // Jobs of CircleCI bring the command that they start.
  {
    images: ["cimg/*"],
    source: "CircleCI-Public/cimg-base: 24.04/Dockerfile",
    os: "ubuntu",
    entrypoint: null,
    user: "circleci",
    users: ["circleci"],
  },
  {
    images: ["jupyter/*", "quay.io/jupyter/*"],
    source: "jupyter/docker-stacks: images/",
    os: "ubuntu",
    entrypoint: ["tini", "-g", "--", "start.sh"],
    cmd: ["start-notebook.py"],
    entrypointExecs: true,
    init: "tini",
    user: "jovyan",
  },
];
