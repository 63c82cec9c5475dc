// Documentation of the build arguments that exist without an ARG instruction.
import type { PredefinedArgDoc } from "./types";

/** What holds for a whole group. */
export const predefinedArgGroups: Readonly<Record<PredefinedArgDoc["group"], { readonly notes: string; readonly anchor: string }>> = {
  proxy: {
    notes:
      "RUN sees it without ARG when `--build-arg` or Docker's configuration sets it. It is kept out of the history and of the build cache.",
    anchor: "predefined-args",
  },
  platform: {
    notes: "FROM lines can use it at once; a stage needs a line `ARG NAME` (without a default) first.",
    anchor: "automatic-platform-args-in-the-global-scope",
  },
  buildkit: {
    notes: "Set with `docker build --build-arg`; it steers the builder.",
    anchor: "buildkit-built-in-build-args",
  },
};

const proxy = (what: string, example: string): PredefinedArgDoc => ({ group: "proxy", summary: what, example, since: "1.0" });
const platform = (what: string, example: string): PredefinedArgDoc => ({ group: "platform", summary: what, example, since: "1.0" });
const buildkit = (what: string, example: string): PredefinedArgDoc => ({ group: "buildkit", summary: what, example, since: "1.0" });

const http = proxy("Proxy for HTTP during the build.", "http://proxy.example.com:3128");
const https = proxy("Proxy for HTTPS during the build.", "http://proxy.example.com:3128");
const ftp = proxy("Proxy for FTP during the build.", "http://proxy.example.com:3128");
const none = proxy("Hosts that are reached without a proxy during the build.", "localhost,.example.com");
const all = proxy("Proxy for every protocol without one of its own during the build.", "socks5://proxy.example.com:1080");

export const predefinedArgDocs: Readonly<Record<string, PredefinedArgDoc>> = {
  HTTP_PROXY: http,
  http_proxy: http,
  HTTPS_PROXY: https,
  https_proxy: https,
  FTP_PROXY: ftp,
  ftp_proxy: ftp,
  NO_PROXY: none,
  no_proxy: none,
  ALL_PROXY: all,
  all_proxy: all,
  TARGETPLATFORM: platform("Platform that the image is built for.", "linux/arm64"),
  TARGETOS: platform("Operating system that the image is built for.", "linux"),
  TARGETARCH: platform("Processor architecture that the image is built for.", "arm64"),
  TARGETVARIANT: platform("Variant of the architecture that the image is built for; often empty.", "v7"),
  BUILDPLATFORM: platform("Platform of the machine that builds.", "linux/amd64"),
  BUILDOS: platform("Operating system of the machine that builds.", "linux"),
  BUILDARCH: platform("Processor architecture of the machine that builds.", "amd64"),
  BUILDVARIANT: platform("Variant of the architecture of the machine that builds; often empty.", "v8"),
  TARGETSTAGE: {
    ...platform("Name of the stage that is built: the one of `--target`, else `default`.", "default"),
    since: "1.11",
    undocumented: true,
  },
  TARGETOSVERSION: {
    ...platform("Version of the operating system that the image is built for; used for Windows.", "10.0.20348.2402"),
    since: "1.13",
    undocumented: true,
  },
  BUILDOSVERSION: {
    ...platform("Version of the operating system of the machine that builds; used for Windows.", "10.0.20348.2402"),
    since: "1.13",
    undocumented: true,
  },
  BUILDKIT_BUILD_NAME: buildkit("Name that `docker buildx history` shows for the build.", "nightly"),
  BUILDKIT_CACHE_MOUNT_NS: buildkit("Prefix for the ids of cache mounts, so that projects do not share them.", "my-project"),
  BUILDKIT_CONTEXT_KEEP_GIT_DIR: buildkit("Keeps `.git` when the build context is a Git address.", "1"),
  BUILDKIT_INLINE_CACHE: buildkit("Stores cache information in the image, for `--cache-from`.", "1"),
  BUILDKIT_MULTI_PLATFORM: buildkit("Gives the result the form of a multi-platform image even for one platform.", "1"),
  BUILDKIT_SANDBOX_HOSTNAME: buildkit("Host name that RUN steps see; `buildkitsandbox` without it.", "builder"),
  BUILDKIT_SYNTAX: buildkit("Image that reads the Dockerfile; overrides `# syntax=`.", "docker/dockerfile:1"),
  SOURCE_DATE_EPOCH: {
    ...buildkit("Time stamp, in seconds since 1970, for the image and its layers: makes builds reproducible.", "1735689600"),
    since: "1.5",
  },
  BUILDKIT_DOCKERFILE_CHECK: {
    ...buildkit("Options for Docker's build checks; replaces `# check=`.", "skip=all"),
    since: "1.8",
    undocumented: true,
  },
  BUILDKIT_SBOM_SCAN_CONTEXT: { ...buildkit("Whether the SBOM covers the build context too.", "true"), undocumented: true },
  BUILDKIT_SBOM_SCAN_STAGE: {
    ...buildkit("Which stages besides the last the SBOM covers: a bool or names.", "build,deps"),
    undocumented: true,
  },
};
