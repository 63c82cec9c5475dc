// Documentation of the instructions that describe the image and how its container starts, runs and stops.
import type { Doc } from "../types";

export const imageInstructionDocs: Readonly<Record<string, Doc>> = {
  CMD: {
    summary: "Sets what the container runs by default, or the default arguments of ENTRYPOINT.",
    example: 'CMD ["node", "server.js"]\nCMD node server.js\n\nENTRYPOINT ["node"]\nCMD ["server.js"]',
    details: [
      "Only the last CMD of a stage counts. Arguments of `docker run <image> …` replace it.",
      "Exec form (JSON array): the program is started directly. `$VAR`, `&&` and `>` mean nothing there.",
      "Shell form: the container starts `/bin/sh -c '…'`, or what SHELL sets.",
    ],
    since: "1.0",
    effect: "At container start; nothing runs during the build.",
    anchor: "cmd",
  },
  ENTRYPOINT: {
    summary: "Sets the program that the container starts.",
    example: 'ENTRYPOINT ["/usr/local/bin/app"]\nENTRYPOINT ["docker-entrypoint.sh"]\nENTRYPOINT exec app --port $PORT',
    details: [
      "Exec form (JSON array): CMD, or the arguments of `docker run <image> …`, are appended as arguments.",
      "Shell form: the container starts `/bin/sh -c '…'`; CMD and the arguments of `docker run` are ignored.",
      "Only the last one of a stage counts; `docker run --entrypoint` replaces it.",
      "It drops a CMD that comes from the base image; write CMD again if you need it.",
    ],
    since: "1.0",
    effect: "At container start; nothing runs during the build.",
    anchor: "entrypoint",
  },
  HEALTHCHECK: {
    summary: "Sets the command by which Docker tests whether the container still works.",
    example: [
      "HEALTHCHECK --interval=30s --timeout=3s CMD wget -qO- http://localhost:8080/health || exit 1",
      'HEALTHCHECK CMD ["/app/health"]',
      "HEALTHCHECK NONE",
    ].join("\n"),
    details: [
      "Exit status 0 is healthy, 1 unhealthy; 2 is reserved. After `--retries` failures in a row the container is unhealthy.",
      "It runs inside the container: its program (curl, wget, …) must be in the image.",
      "Only the last one of a stage counts. `NONE` switches off that of the base image.",
      "Docker marks the container and does not restart it. Kubernetes ignores HEALTHCHECK and has its own probes.",
    ],
    since: "1.0",
    effect: "After container start: Docker runs the test again and again as long as the container runs.",
    anchor: "healthcheck",
  },
  STOPSIGNAL: {
    summary: "Sets the signal that `docker stop` sends to the container's first process.",
    example: "STOPSIGNAL SIGQUIT\nSTOPSIGNAL 15",
    details: [
      "Without it (and none in the base image): SIGTERM. A process that is still there after the grace period, 10 seconds by default, is killed.",
      "A name with or without `SIG`, or a number. SIGKILL and SIGSTOP cannot be handled, so the program could not shut down cleanly.",
      "Only the last one counts; `docker run --stop-signal` overrides it. Has no meaning on Windows.",
    ],
    since: "1.0",
    effect: "In the image: used when the container is stopped.",
    anchor: "stopsignal",
  },
  USER: {
    summary: "Sets the user, and if given the group, for the RUN that follow and for the container.",
    example: "USER node\nUSER 1000:1000\nUSER app:app",
    details: [
      "A name must be in the image's `/etc/passwd`; a number need not be. Kubernetes' `runAsNonRoot` can check only a number.",
      "With a group, the process has this group alone and no supplementary ones.",
      "COPY and ADD still make files as root: give them `--chown`.",
    ],
    since: "1.0",
    effect: "At build time for RUN, and at container start for ENTRYPOINT, CMD and HEALTHCHECK; `docker run -u` overrides it.",
    anchor: "user",
  },
  EXPOSE: {
    summary: "Notes on which ports the program in the container listens.",
    example: "EXPOSE 8080\nEXPOSE 53/tcp 53/udp\nEXPOSE 7000-7010",
    details: [
      "TCP unless `/udp` or `/sctp` stands behind the port.",
      "It opens nothing: `docker run -p 8080:8080` publishes a port, `-P` publishes all exposed ones on free ports of the host.",
      "Containers of the same network reach each other's ports without it.",
    ],
    since: "1.0",
    effect: "In the image as information: nothing listens and nothing is published because of it.",
    anchor: "expose",
  },
  VOLUME: {
    summary: "Marks directories whose contents live in a volume outside the container's own layer.",
    example: 'VOLUME ["/var/lib/data"]\nVOLUME /data /logs',
    details: [
      "If `docker run -v` or Compose mounts nothing there, each container gets a new anonymous volume, filled with what the image has at that path.",
      "A directory of the host cannot be named here.",
      "Later build steps can still change the files (BuildKit); the legacy builder dropped such changes.",
      "An image built FROM this one cannot take it back.",
    ],
    since: "1.0",
    effect: "At container start: a volume is mounted at each path.",
    anchor: "volume",
  },
  LABEL: {
    summary: "Adds metadata to the image.",
    example: [
      'LABEL org.opencontainers.image.source="https://github.com/user/repo" \\',
      '      org.opencontainers.image.version="1.2.3"',
    ].join("\n"),
    details: [
      "Quote values with spaces. Variables are expanded, but not inside single quotes.",
      "Labels of the base image are kept; the same key again replaces the value.",
      "`LABEL key some value` (no `=`) is the old form for one label.",
    ],
    since: "1.0",
    effect: "In the image: read by `docker inspect`, filters and registries; does not change what runs.",
    anchor: "label",
  },
  MAINTAINER: {
    summary: "Names the author of the image. Deprecated: a label does it.",
    example: 'LABEL org.opencontainers.image.authors="Jane Doe <jane@example.com>"',
    details: ["Still accepted; the last one counts."],
    since: "1.0",
    effect: "In the image: the `Author` field that `docker inspect` shows.",
    anchor: "maintainer-deprecated",
  },
};
