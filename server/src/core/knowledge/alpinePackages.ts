// What packages of Debian are called on Alpine. Source: pkgs.alpinelinux.org and packages.debian.org.

/** Empty: Alpine's base has it, or there is no need of it. */
export const alpineNames: Readonly<Record<string, string>> = {
  "build-essential": "build-base",
  gcc: "gcc musl-dev",
  "g++": "g++",
  make: "make",
  cmake: "cmake",
  git: "git",
  curl: "curl",
  wget: "wget",
  bash: "bash",
  "ca-certificates": "ca-certificates",
  tzdata: "tzdata",
  openssl: "openssl",
  unzip: "unzip",
  zip: "zip",
  jq: "jq",
  tini: "tini",
  "dumb-init": "dumb-init",
  "pkg-config": "pkgconf",
  "libpq-dev": "postgresql-dev",
  libpq5: "libpq",
  "postgresql-client": "postgresql-client",
  "libffi-dev": "libffi-dev",
  "libssl-dev": "openssl-dev",
  "zlib1g-dev": "zlib-dev",
  "libjpeg-dev": "jpeg-dev",
  "libpng-dev": "libpng-dev",
  "libxml2-dev": "libxml2-dev",
  "libxslt1-dev": "libxslt-dev",
  "libxslt-dev": "libxslt-dev",
  "libsqlite3-dev": "sqlite-dev",
  sqlite3: "sqlite",
  "python3-dev": "python3-dev",
  "python-dev": "python-dev",
  python3: "python3",
  "default-libmysqlclient-dev": "mariadb-dev",
  "libmariadb-dev": "mariadb-dev",
  "libyaml-dev": "yaml-dev",
  "libcurl4-openssl-dev": "curl-dev",
  imagemagick: "imagemagick",
  ffmpeg: "ffmpeg",
  "openssh-client": "openssh-client",
  rsync: "rsync",
  less: "less",
  nano: "nano",
  vim: "vim",
  gnupg: "gnupg",
  "apt-transport-https": "",
  "apt-utils": "",
  "libc6-dev": "musl-dev",
};

/** Repositories that have a variant on Alpine, and the version from which on. Source: the tag lists of the official images. */
export const alpineTwins: Readonly<Record<string, number>> = { node: 6, python: 3.5, golang: 1.8, ruby: 2.3 };

/** Repositories that have a smaller variant under the same tag with `-slim`. */
export const withSlimTwin: ReadonlySet<string> = new Set(["node", "python", "ruby", "rust", "perl", "debian"]);

/** Compile nearly always, with what the full image has and the slim one lacks. */
export const needsCompilers: ReadonlySet<string> = new Set(["bundle", "gem", "cargo", "cpanm", "cpan"]);
