// The base images that the scenarios start from, as data: how each is made from the debootstrap tree without a registry.

/** Our own names; the public names are tags on them. */
export const localName = (name: string): string => `dockwright-engine/${name}`;

export const debianRelease = "bookworm";
export const debianImage = "debian:bookworm-slim";

/** What the public slim images set too: apt keeps no downloads, dpkg leaves the documentation out. */
export const debianSettings: Readonly<Record<string, string>> = {
  "etc/apt/apt.conf.d/no-downloads": [
    'Dir::Cache::pkgcache "";',
    'Dir::Cache::srcpkgcache "";',
    'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb"; };',
    "",
  ].join("\n"),
  "etc/dpkg/dpkg.cfg.d/no-documentation": ["doc", "man", "info", "locale"].map((name) => `path-exclude /usr/share/${name}/*\n`).join(""),
};

/** npm packages with a whole node and npm in them; pinned, because npm releases differ in what they do with SIGTERM. */
export const nodePackage = { name: `node-linux-${process.arch === "arm64" ? "arm64" : "x64"}`, version: "22.23.3" };
export const npmPackage = { name: "npm", version: "10.9.9" };

/** As the official node images' script: an option or an unknown word is meant for node, everything else is run. */
const nodeEntrypoint = `#!/bin/sh
set -e
case $1 in
  -*) set -- node "$@" ;;
  *) command -v "$1" > /dev/null || set -- node "$@" ;;
esac
exec "$@"
`;

/**
 * Stands in for the package managers whose repositories need a network of their own: puts local files where that
 * distribution's packages put them, and refuses names that it does not have and a caller that is not root.
 */
const packageManager = `#!/bin/bash
[ "$(id -u)" = 0 ] || { echo "$0: permission denied" >&2; exit 99; }
case $(basename "$0") in apk) tini=/sbin/tini ;; *) tini=/usr/bin/tini ;; esac
verb=
for word; do
  case $word in
    -*) continue ;;
  esac
  if [ -z "$verb" ]; then verb=$word; continue; fi
  case $verb in add | install) ;; *) exit 0 ;; esac
  case \${word%%=*} in
    tini) cp /opt/parts/tini $tini ;;
    dumb-init) cp /opt/parts/dumb-init /usr/bin/dumb-init ;;
    nodejs) ln -sf /opt/parts/node/bin/node /usr/bin/node ;;
    npm) ln -sf /opt/parts/node/bin/npm /usr/bin/npm ;;
    python3 | epel-release | ca-certificates) ;;
    *) echo "unable to select package $word" >&2; exit 1 ;;
  esac
done
`;

export interface ImageRecipe {
  /** A public name whose /bin/sh, package manager, ENTRYPOINT and CMD this image has; or "parts", which only others use. */
  readonly name: string;
  readonly dockerfile: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Tarballs that npm packs, by the name they have in the build context. */
  readonly npm?: Readonly<Record<string, { readonly name: string; readonly version: string }>>;
}

const nodeLinks = `RUN ln -s /opt/parts/node/bin/* /usr/local/bin/ && useradd --uid 1000 --create-home --shell /bin/bash node
COPY --chmod=755 docker-entrypoint.sh /usr/local/bin/
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]
`;

/** In the order in which they are made. */
export const imageRecipes: readonly ImageRecipe[] = [
  {
    // One layer that all others share: node lies where no PATH finds it.
    name: "node-parts:22",
    npm: { "node.tgz": nodePackage, "npm.tgz": npmPackage },
    dockerfile: `FROM ${localName(debianImage)}
RUN --mount=type=bind,target=/context mkdir -p /opt/parts/node/lib/node_modules/npm \\
  && tar -xzf /context/node.tgz -C /opt/parts/node --strip-components=1 package/bin \\
  && tar -xzf /context/npm.tgz -C /opt/parts/node/lib/node_modules/npm --strip-components=1 \\
  && ln -s ../lib/node_modules/npm/bin/npm-cli.js /opt/parts/node/bin/npm \\
  && chmod 755 /opt/parts/node/lib/node_modules/npm/bin/npm-cli.js
`,
  },
  {
    name: "python:3.11-slim-bookworm",
    dockerfile: `FROM ${localName("node-parts:22")}
RUN apt-get update && apt-get install -y --no-install-recommends python3 && rm -rf /var/lib/apt/lists/*
CMD ["python3"]
`,
  },
  {
    name: "node:22-bookworm-slim",
    files: { "docker-entrypoint.sh": nodeEntrypoint },
    dockerfile: `FROM ${localName("node-parts:22")}
${nodeLinks}`,
  },
  {
    // Stands for its ENTRYPOINT and STOPSIGNAL; nginx itself is not in it.
    name: "nginx:1.27-bookworm",
    files: { "docker-entrypoint.sh": '#!/bin/sh\nset -e\nexec "$@"\n' },
    dockerfile: `FROM ${localName(debianImage)}
COPY --chmod=755 docker-entrypoint.sh /
ENTRYPOINT ["/docker-entrypoint.sh"]
CMD ["nginx", "-g", "daemon off;"]
STOPSIGNAL SIGQUIT
`,
  },
  {
    name: "parts:1",
    files: { "package-manager": packageManager },
    dockerfile: `FROM ${localName("python:3.11-slim-bookworm")}
RUN apt-get update && apt-get install -y --no-install-recommends busybox-static tini dumb-init \\
  && rm -rf /var/lib/apt/lists/* && mv /usr/bin/tini /usr/bin/dumb-init /opt/parts
COPY --chmod=755 package-manager /opt/parts/package-manager
`,
  },
  {
    name: "alpine:3.22",
    dockerfile: `FROM ${localName("parts:1")}
RUN ln -sf busybox /bin/sh && mv /opt/parts/package-manager /sbin/apk && rm /usr/bin/apt-get /usr/bin/apt
CMD ["/bin/sh"]
`,
  },
  {
    name: "node:22-alpine",
    files: { "docker-entrypoint.sh": nodeEntrypoint },
    dockerfile: `FROM ${localName("alpine:3.22")}
${nodeLinks}`,
  },
  {
    name: "rockylinux:9",
    dockerfile: `FROM ${localName("parts:1")}
RUN ln -sf bash /bin/sh && mv /opt/parts/package-manager /usr/bin/dnf && rm /usr/bin/apt-get /usr/bin/apt
CMD ["/bin/bash"]
`,
  },
];

/** Names under which Dockerfiles may start from these images. */
export const publicNames: readonly string[] = [debianImage, ...imageRecipes.map((recipe) => recipe.name)].filter(
  (name) => !/parts/.test(name),
);
