// Documentation of the flags of RUN and FROM; the options of --mount are in mounts.ts.
import type { FlagDoc } from "../types";

export const fromFlagDocs: Readonly<Record<string, FlagDoc>> = {
  platform: {
    summary: "Chooses for which platform the base image is taken, and so where the stage's RUN steps run.",
    takes: "<os>/<arch>[/<variant>]",
    values: {
      $BUILDPLATFORM: "the builder's own platform: tools run natively and cross-compile",
      $TARGETPLATFORM: "the platform of `docker build --platform`: what a stage uses anyway",
      "linux/amd64": "64-bit Intel and AMD",
      "linux/arm64": "64-bit ARM",
    },
    example:
      "FROM --platform=$BUILDPLATFORM golang:1.25 AS build\nARG TARGETOS TARGETARCH\nRUN GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .",
    details: [
      "Without it the stage has the target platform (`docker build --platform`, else the builder's own).",
      "A fixed platform such as `linux/amd64` makes the image the same on every machine, and slow (emulated) where the machine is another.",
      "Global ARGs and the platform ARGs can be used.",
    ],
    since: "1.0",
    effect: "In the image, where this stage is the last: its programs are for this platform.",
    anchor: "from",
  },
};

export const runFlagDocs: Readonly<Record<string, FlagDoc>> = {
  mount: {
    summary: "Mounts a directory or file for the time of this one command.",
    takes: "type=<bind|cache|tmpfs|secret|ssh>,<option>=<value>,…",
    values: {
      bind: "files of the build context, a stage or an image; the default type",
      cache: "a directory that is kept from build to build",
      tmpfs: "a directory in memory",
      secret: "a secret of `docker build --secret`",
      ssh: "the SSH agent of `docker build --ssh`",
    },
    example: [
      "RUN --mount=type=cache,target=/root/.npm npm ci",
      "RUN --mount=type=bind,source=.,target=/src,rw make -C /src",
      "RUN --mount=type=secret,id=token,env=TOKEN ./fetch.sh",
      "RUN --mount=type=ssh git clone git@github.com:user/repo.git",
    ].join("\n"),
    details: [
      "Options are separated by commas, without spaces. The flag may be given several times.",
      "Here, unlike in the rest of RUN, the builder expands variables (not in `from=`).",
    ],
    since: "1.2",
    effect: "Build time only: what is mounted does not become part of the image.",
    anchor: "run---mount",
  },
  network: {
    summary: "Chooses the network that the command sees.",
    takes: "<default|none|host>",
    values: {
      default: "the builder's network, as without the flag",
      none: "no network: the step can only use what is there already",
      host: "the host's network; needs the entitlement `network.host`",
    },
    example: "RUN --network=none npm ci --offline",
    details: ["`host` works only where the builder allows it: `docker buildx build --allow network.host`."],
    since: "1.3",
    effect: "Build time only.",
    anchor: "run---network",
  },
  security: {
    summary: "Chooses whether the command runs in the usual sandbox or with full privileges.",
    takes: "<sandbox|insecure>",
    values: {
      sandbox: "as without the flag",
      insecure: "all capabilities, as `docker run --privileged`; needs the entitlement `security.insecure`",
    },
    example: "RUN --security=insecure ./configure-kernel-features.sh",
    details: ["`insecure` works only where the builder allows it: `docker buildx build --allow security.insecure`."],
    since: "1.20",
    labs: "1.2",
    effect: "Build time only.",
    anchor: "run---security",
  },
  device: {
    summary: "Gives the command a device of the builder by its CDI name, such as a GPU.",
    takes: "<vendor>/<class>[=<name>|=*][,required]",
    values: { required: "fail when the builder does not have the device" },
    example: "# syntax=docker/dockerfile:1-labs\nFROM ubuntu\nRUN --device=nvidia.com/gpu=all nvidia-smi",
    details: [
      "Only in the labs channel, with BuildKit 0.20 or newer, and where the builder allows it: `docker buildx build --allow device`.",
      "May be given several times.",
    ],
    since: undefined,
    labs: "1.14",
    effect: "Build time only: the container gets devices by `docker run --device` or `--gpus`.",
    anchor: "run---device",
  },
};
