// What images of languages, tools and browsers outside Docker's official ones start with. Each row names the Dockerfile that it was read from.
import type { BaseImageRow } from "./baseImageRows";

const bash = { entrypoint: null, cmd: ["/bin/bash"] } as const;
/** Alpine's own CMD, which stays where nothing is set. */
const ofAlpine = { os: "alpine", entrypoint: null, cmd: ["/bin/sh"] } as const;

const languages: readonly BaseImageRow[] = [
  // The image of the version alone holds two programs and no system.
  {
    images: ["ghcr.io/astral-sh/uv", "astral/uv"],
    source: "astral-sh/uv: Dockerfile, .github/workflows/build-docker.yml",
    os: "scratch",
    entrypoint: ["/uv"],
    cmd: null,
    tags: [
      [/alpine/, { os: "alpine", entrypoint: null, cmd: ["/usr/local/bin/uv"] }],
      [/debian|bookworm|trixie|bullseye|python/, { os: "debian", entrypoint: null, cmd: ["/usr/local/bin/uv"] }],
    ],
  },
  {
    images: ["sbtscala/scala-sbt"],
    source: "sbt/docker-sbt: eclipse-temurin/, amazoncorretto/, graalvm-community/Dockerfile",
    os: "ubuntu",
    cmd: ["sbt"],
    users: ["sbtuser"],
    tags: [
      [/temurin.*alpine/, { os: "alpine", entrypoint: ["/__cacert_entrypoint.sh"], entrypointExecs: true }],
      [/temurin/, { entrypoint: ["/__cacert_entrypoint.sh"], entrypointExecs: true }],
      [/corretto/, { os: "amazon", entrypoint: null }],
      [/graal/, { os: "rhel", entrypoint: null }],
    ],
  },
  { images: ["dart"], source: "dart-lang/dart-docker: stable/trixie/Dockerfile", os: "debian", entrypoint: null, cmd: ["bash"] },
  {
    images: ["crystallang/crystal"],
    source: "crystal-lang/distribution-scripts: docker/ubuntu.Dockerfile, docker/alpine.Dockerfile",
    os: "ubuntu",
    entrypoint: null,
    cmd: ["/bin/sh"],
  },
  {
    images: ["jruby"],
    source: "jruby/docker-jruby: 10.1/jre21/Dockerfile",
    os: "ubuntu",
    entrypoint: ["/__cacert_entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["irb"],
  },
  {
    images: ["r-base", "rocker/r-base"],
    source: "rocker-org/rocker: r-base/latest/Dockerfile",
    os: "debian",
    entrypoint: null,
    cmd: ["R"],
    users: ["docker"],
  },
  { images: ["mhart/alpine-node"], source: "mhart/alpine-node: build.dockerfile, slim.dockerfile", ...ofAlpine },
  { images: ["frolvlad/alpine-glibc"], source: "Docker-Hub-frolvlad/docker-alpine-glibc: Dockerfile", ...ofAlpine },
  {
    images: ["bellsoft/liberica-openjdk-alpine*", "bellsoft/liberica-openjre-alpine*"],
    source: "bell-sw/Liberica: docker/repos/liberica-openj*-alpine*/",
    ...ofAlpine,
  },
  {
    images: ["bellsoft/liberica-openjdk-debian", "bellsoft/liberica-openjre-debian"],
    source: "bell-sw/Liberica: docker/repos/liberica-openj*-debian/",
    os: "debian",
    entrypoint: null,
    cmd: ["bash"],
  },
];

const workbenches: readonly BaseImageRow[] = [
  { images: ["continuumio/anaconda3"], source: "anaconda/docker-images: anaconda3/debian/Dockerfile", os: "debian", ...bash },
  {
    images: ["continuumio/miniconda3"],
    source: "anaconda/docker-images: miniconda3/debian/Dockerfile",
    os: "debian",
    // The newest has an entrypoint script, older ones have none.
    entrypoint: undefined,
    cmd: ["/bin/bash"],
  },
  {
    images: ["condaforge/miniforge3", "quay.io/condaforge/miniforge3", "condaforge/mambaforge"],
    source: "conda-forge/miniforge-images: ubuntu/Dockerfile",
    os: "ubuntu",
    entrypoint: ["tini", "--"],
    cmd: ["/bin/bash"],
    init: "tini",
  },
  {
    images: ["mambaorg/micromamba"],
    source: "mamba-org/micromamba-docker: debian.Dockerfile, alpine.Dockerfile",
    os: "debian",
    entrypoint: ["/usr/local/bin/_entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["/bin/bash"],
    user: "mambauser",
    users: ["mambauser"],
    tags: [
      [/alpine/, { os: "alpine" }],
      [/fedora/, { os: "fedora" }],
      [/cuda/, { os: "ubuntu" }],
    ],
  },
  {
    images: ["mcr.microsoft.com/devcontainers/base", "mcr.microsoft.com/vscode/devcontainers/base"],
    source: "devcontainers/images: src/base-debian, src/base-ubuntu, src/base-alpine",
    os: "debian",
    entrypoint: null,
    cmd: ["bash"],
    users: ["vscode"],
    tags: [
      [/alpine/, { cmd: ["/bin/sh"] }],
      [/ubuntu|focal|jammy|noble/, { cmd: ["/bin/bash"] }],
    ],
  },
  {
    images: ["gitpod/workspace-base"],
    source: "gitpod-io/workspace-images: base/Dockerfile",
    os: "ubuntu:22.04",
    ...bash,
    user: "gitpod",
    users: ["gitpod"],
  },
  {
    images: ["codercom/code-server"],
    source: "coder/code-server: ci/release-image/Dockerfile, ci/release-image/entrypoint.sh",
    os: "debian",
    entrypoint: ["/usr/bin/entrypoint.sh", "--bind-addr", "0.0.0.0:8080", "."],
    cmd: null,
    user: "1000",
    users: ["coder"],
  },
  {
    images: ["ros"],
    source: "osrf/docker_images: ros/humble/ubuntu/jammy/ros-core/Dockerfile",
    os: "ubuntu",
    entrypoint: ["/ros_entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["bash"],
  },
  {
    images: ["google/cloud-sdk", "gcr.io/google.com/cloudsdktool/*"],
    source: "GoogleCloudPlatform/cloud-sdk-docker: Dockerfile, alpine/Dockerfile",
    os: "debian",
    entrypoint: null,
    cmd: ["bash"],
    users: ["cloudsdk"],
    // On a Python image of late, on Alpine before.
    tags: [[/alpine/, { os: "alpine", cmd: undefined }]],
  },
  {
    images: ["amazon/aws-cli", "public.ecr.aws/aws-cli/aws-cli"],
    source: "aws/aws-cli: docker/Dockerfile (branch v2)",
    os: "amazon",
    entrypoint: ["/usr/local/bin/aws"],
    cmd: null,
  },
  {
    images: ["mcr.microsoft.com/powershell"],
    source: "PowerShell/PowerShell-Docker: release/*/docker/Dockerfile",
    os: "ubuntu",
    entrypoint: null,
    cmd: ["pwsh"],
    tags: [[/nanoserver|windowsservercore/, { os: "windows", cmd: undefined }]],
  },
  {
    images: ["mcr.microsoft.com/playwright"],
    source: "microsoft/playwright: utils/docker/Dockerfile.noble",
    os: "ubuntu",
    ...bash,
    users: ["pwuser"],
  },
  {
    images: ["ghcr.io/puppeteer/puppeteer"],
    source: "puppeteer/puppeteer: docker/Dockerfile",
    os: "debian",
    entrypoint: ["docker-entrypoint.sh"],
    entrypointExecs: true,
    cmd: ["node"],
    user: "10042",
    users: ["node", "pptruser"],
  },
  {
    images: ["selenium/base", "selenium/hub", "selenium/node-*", "selenium/standalone-*"],
    source: "SeleniumHQ/docker-selenium: Base/Dockerfile, NodeBase/Dockerfile",
    os: "ubuntu",
    entrypoint: null,
    cmd: ["/opt/bin/entry_point.sh"],
    user: "seluser",
    users: ["seluser"],
  },
  {
    images: ["ghcr.io/browserless/base"],
    source: "browserless/browserless: docker/base/Dockerfile",
    os: "ubuntu:24.04",
    ...bash,
    users: ["blessuser"],
  },
  {
    images: ["ghcr.io/browserless/*"],
    source: "browserless/browserless: docker/chromium/Dockerfile",
    os: "ubuntu:24.04",
    entrypoint: null,
    cmd: ["./scripts/start.sh"],
    user: "blessuser",
    users: ["blessuser"],
  },
];

export const toolImages: readonly BaseImageRow[] = [...languages, ...workbenches];
