// Which packages of a distribution bring nothing but what their name says, and which programs others pull in as dependencies.

const plain: ReadonlySet<string> = new Set(
  `autoconf automake bison build-base build-essential ca-certificates cmake coreutils cron dos2unix dumb-init ffmpeg flex fontconfig g++ gcc gettext git gnupg
   gnupg2 gosu htop icu imagemagick iproute2 jq less linux-headers locales make musl nano net-tools netcat netcat-openbsd netcat-traditional openssl
   patch pkg-config pkgconf procps python py-pip sqlite sqlite3 su-exec sudo tini tzdata unzip vim xz xz-utils zip zlib zlib1g iputils-ping lsof file
   gfortran libc6 libstdc++ ttf-dejavu apt-transport-https`.split(/\s+/),
);

/** It brings no users, no curl, wget or bash, no shell. @param name without version. */
export const isPlainPackage = (name: string): boolean =>
  plain.has(name) || /-(dev|devel|dbg|doc)$/.test(name) || /^(lib|python3?-|python3|py3-|php\d*-|ttf-|fonts-)/.test(name);

/** The inits are pulled in by container engines alone. Source: the dependencies of Debian's and Alpine's packages. */
const inits: ReadonlySet<string> = new Set(["tini", "tini-static", "dumb-init", "catatonit"]);
const engines = /docker|moby|podman|buildah|cri-o|containerd/;

/** The package, of another name than the program's, may bring it as a dependency. */
export const mayPullIn = (packageName: string, program: string): boolean =>
  inits.has(program) ? engines.test(packageName) : !isPlainPackage(packageName);
