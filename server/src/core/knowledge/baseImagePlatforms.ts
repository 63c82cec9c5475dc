// What the images of distributions and languages start with. Sources as in baseImageRows.ts.
import { apacheVariant, type BaseImageDefaults, type BaseImageRow, fpmVariant } from "./baseImageRows";

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

export const platformImages: readonly BaseImageRow[] = [
  { images: ["debian", "buildpack-deps"], os: "debian:13", ...shell },
  { images: ["bitnami/minideb", "kalilinux/kali-rolling"], os: "debian", ...shell },
  {
    images: ["ubuntu"],
    os: "ubuntu:24.04",
    entrypoint: null,
    cmd: ["/bin/bash"],
    users: ["ubuntu"],
    // The user came with 23.04.
    tags: [
      [/^(?:1\d|2[0-2])\.|precise|trusty|utopic|vivid|wily|xenial|zesty|artful|bionic|eoan|focal|hirsute|impish|jammy/, { users: [] }],
    ],
  },
  { images: ["alpine"], os: "alpine:3.24", entrypoint: null, cmd: ["/bin/sh"] },
  { images: ["busybox"], os: "busybox", entrypoint: null, cmd: ["sh"] },
  { images: ["fedora"], os: "fedora", entrypoint: null, cmd: ["/bin/bash"] },
  {
    images: ["rockylinux", "rockylinux/rockylinux", "almalinux", "oraclelinux", "centos", "quay.io/centos/centos"],
    os: "rhel",
    entrypoint: null,
    cmd: ["/bin/bash"],
  },
  { images: ["amazonlinux"], os: "amazon:2023", entrypoint: null, cmd: ["/bin/bash"] },
  { images: ["archlinux", "base/archlinux", "archlinux/archlinux"], os: "arch", entrypoint: null, cmd: ["/usr/bin/bash"] },
  { images: ["opensuse", "opensuse/*"], os: "opensuse", entrypoint: null, cmd: ["/bin/bash"] },
  { images: ["photon"], os: "photon:5", entrypoint: null, cmd: ["/bin/bash"] },
  {
    images: ["registry.access.redhat.com/ubi*", "redhat/ubi*", "registry.redhat.io/ubi*"],
    os: "rhel",
    entrypoint: null,
    cmd: ["/bin/bash"],
  },
  // Their CMD is the script that runs what source-to-image has built.
  { images: ubi("openjdk-*"), os: "rhel", entrypoint: null, cmd: ["/usr/local/s2i/run"], user: "185" },
  { images: ubi("openjdk-8-runtime", "openjdk-11-runtime", "openjdk-17-runtime", "openjdk-21-runtime"), os: "rhel", user: "185" },
  {
    images: ubi("nodejs-*", "python-*", "php-*", "ruby-*", "perl-*", "dotnet-*", "go-toolset*", "httpd-*", "nginx-*", "s2i-*"),
    os: "rhel",
    user: "1001",
  },
  { images: ubi("ubi-init*"), os: "rhel", entrypoint: null, cmd: ["/sbin/init"] },
  { images: ["bash"], os: "alpine:3.24", entrypoint: ["docker-entrypoint.sh"], cmd: ["bash"], entrypointExecs: true },
  {
    images: ["node", "circleci/node"],
    os: "debian:13",
    entrypoint: ["docker-entrypoint.sh"],
    cmd: ["node"],
    entrypointExecs: true,
    users: ["node"],
    tags: [
      [/^2[24]([.-]|$)/, { os: "debian:12" }],
      [/^[0-5](\..*)?-?alpine|^6\.\d\b.*alpine/, { os: "alpine:3.4", entrypoint: null }],
      // The entrypoint script came in spring 2019 (docker-node, pull request 1039), with Debian 10 soon after.
      [
        /^[0-57](?![\d])|^6\.(?:\d|1[0-6])\b|^8\.(?:\d|1[0-5])\b|^9(?!\d)|^10\.(?:\d|1[0-4])\b|^11\.(?:\d|1[0-1])\b/,
        { os: "debian:8", entrypoint: null },
      ],
      [/^(?:6|8|1[0-3])(?!\d)/, { os: "debian:9" }],
    ],
  },
  { images: ["python", "pypy"], os: "debian:13", entrypoint: null, cmd: ["python3"], tags: [[/^2[.-]|^2$/, { cmd: ["python2"] }]] },
  { images: ["golang"], os: "debian:13", ...shell, tags: [[/alpine/, { cmd: ["/bin/sh"] }]] },
  { images: ["ruby"], os: "debian:13", entrypoint: null, cmd: ["irb"] },
  { images: ["perl"], os: "debian:13", entrypoint: null, cmd: ["perl", "-de0"] },
  { images: ["rust"], os: "debian:13", ...shell, tags: [[/alpine/, { cmd: ["/bin/sh"] }]] },
  { images: ["swift"], os: "ubuntu:24.04", entrypoint: null, cmd: ["/bin/bash"] },
  { images: ["gcc"], os: "debian:13", ...shell },
  { images: ["erlang"], os: "debian:13", entrypoint: null, cmd: ["erl"], tags: [[/^2[67]/, { os: "debian:12" }]] },
  { images: ["elixir"], os: "debian:13", entrypoint: null, cmd: ["iex"] },
  { images: ["haskell"], os: "debian:12", entrypoint: null, cmd: ["ghci"] },
  { images: ["julia"], os: "debian:13", entrypoint: ["docker-entrypoint.sh"], cmd: ["julia"], entrypointExecs: true },
  { images: ["java"], os: "debian:8", entrypoint: null, cmd: null, tags: [[/alpine/, { os: "alpine:3.4" }]] },
  {
    images: ["openjdk"],
    os: "debian:11",
    entrypoint: null,
    cmd: ["jshell"],
    tags: [
      [/slim|buster|bullseye|stretch|jessie|bookworm|alpine/, {}],
      [/^(1[2-4])\b/, { os: "rhel:7" }],
      [/^(1[5-9]|2\d)/, { os: "rhel:8" }],
      [/^[78]\b/, { os: "debian:11", cmd: null }],
    ],
  },
  {
    images: ["eclipse-temurin"],
    os: "ubuntu:24.04",
    entrypoint: ["/__cacert_entrypoint.sh"],
    cmd: ["jshell"],
    entrypointExecs: true,
  },
  { images: ["gradle"], os: "ubuntu:24.04", entrypoint: ["/__cacert_entrypoint.sh"], cmd: ["gradle"], entrypointExecs: true },
  { images: ["adoptopenjdk", "adoptopenjdk/openjdk8", "adoptopenjdk/openjdk11"], os: "ubuntu", entrypoint: null, cmd: null },
  {
    images: ["amazoncorretto"],
    os: "amazon",
    entrypoint: null,
    cmd: ["/bin/bash"],
    tags: [[/alpine/, { cmd: ["/bin/sh"] }]],
  },
  {
    images: ["maven"],
    os: "ubuntu:24.04",
    entrypoint: ["/usr/local/bin/mvn-entrypoint.sh"],
    cmd: ["mvn"],
    entrypointExecs: true,
  },
  {
    images: ["php"],
    os: "debian:13",
    entrypoint: ["docker-php-entrypoint"],
    cmd: ["php", "-a"],
    entrypointExecs: true,
    users: ["www-data"],
    tags: [
      // Images of PHP before 7.1 were last built before STOPSIGNAL came (docker-library/php, 2019).
      [/^(?:5|7\.0)(?!\d).*apache/, { cmd: ["apache2-foreground"] }],
      [/^(?:5|7\.0)(?!\d).*fpm/, { cmd: ["php-fpm"] }],
      [/apache/, apacheVariant],
      fpmVariant,
    ],
  },
  {
    images: ["composer"],
    os: "alpine:3.24",
    entrypoint: ["/docker-entrypoint.sh"],
    cmd: ["composer"],
    entrypointExecs: true,
    init: "tini",
  },
  {
    images: ["oven/bun"],
    os: "debian:11",
    entrypoint: ["/usr/local/bin/docker-entrypoint.sh"],
    cmd: ["/usr/local/bin/bun"],
    entrypointExecs: true,
    users: ["bun"],
  },
  {
    images: ["denoland/deno"],
    os: "debian",
    entrypoint: ["/tini", "--", "docker-entrypoint.sh"],
    cmd: ["eval", "console.log('Welcome to Deno!')"],
    entrypointExecs: true,
    init: "tini",
    users: ["deno"],
  },
  {
    images: ["mcr.microsoft.com/dotnet/*"],
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
  { images: ["mcr.microsoft.com/dotnet/monitor*"], os: "debian:12" },
  {
    images: ["mcr.microsoft.com/dotnet/core/*", "microsoft/dotnet", "microsoft/aspnetcore"],
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
    os: "windows",
    entrypoint: null,
    cmd: null,
  },
  { images: ["gcr.io/distroless/static*", "gcr.io/distroless/base*", "gcr.io/distroless/cc*"], ...distroless },
  { images: ["gcr.io/distroless/nodejs*"], ...distroless, entrypoint: ["/nodejs/bin/node"] },
  { images: ["gcr.io/distroless/python*"], ...distroless, entrypoint: ["/usr/bin/python3"] },
  { images: ["gcr.io/distroless/java*"], ...distroless, entrypoint: ["/usr/bin/java", "-jar"] },
  { images: ["scratch"], os: "scratch", entrypoint: null, cmd: null },
  { images: ["cgr.dev/chainguard/wolfi-base"], os: "wolfi", entrypoint: null, cmd: ["/bin/sh"] },
  { images: ["cgr.dev/chainguard/*"], os: "wolfi", user: "nonroot" },
  { images: ["nvidia/cuda"], os: "ubuntu", entrypoint: ["/opt/nvidia/nvidia_entrypoint.sh"], cmd: ["/bin/bash"], entrypointExecs: true },
  { images: ["tensorflow/tensorflow", "pytorch/pytorch"], os: "ubuntu", ...shell },
  {
    images: ["rocker/rstudio*", "rocker/tidyverse*", "rocker/verse*", "rocker/hadleyverse"],
    os: "ubuntu",
    entrypoint: null,
    cmd: ["/init"],
    init: "s6-overlay",
  },
  {
    images: ["ghcr.io/linuxserver/*", "lscr.io/linuxserver/*", "linuxserver/*", "lsiobase/*"],
    os: "alpine",
    entrypoint: ["/init"],
    cmd: null,
    init: "s6-overlay",
  },
  { images: ["phusion/baseimage", "phusion/passenger*"], os: "ubuntu", entrypoint: null, cmd: ["/sbin/my_init"], init: "my_init" },
  // Jobs of CircleCI bring the command that they start.
  { images: ["cimg/*"], os: "ubuntu", entrypoint: null, user: "circleci", users: ["circleci"] },
  {
    images: ["jupyter/*", "quay.io/jupyter/*"],
    os: "ubuntu",
    entrypoint: ["tini", "-g", "--", "start.sh"],
    cmd: ["start-notebook.py"],
    entrypointExecs: true,
    init: "tini",
    user: "jovyan",
  },
];
