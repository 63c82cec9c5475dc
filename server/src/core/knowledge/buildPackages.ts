// Packages that only serve to build, and the runtime library that belongs to a development package, by distribution.
// Source: packages.debian.org and pkgs.alpinelinux.org.

/** Needed while compiling only. */
const builders =
  /^(?:build-essential|build-base|gcc(?:-\d+)?|g\+\+(?:-\d+)?|cpp|clang(?:-\d+)?|make|cmake|ninja(?:-build)?|samurai|autoconf|automake|libtool|pkg-config|pkgconf|pkgconfig|bison|flex|gfortran|musl-dev|libc-dev|libc6-dev|linux-headers(?:-.*)?|linux-libc-dev|m4|nasm|yasm|swig|meson|scons|bzip2-dev|python3?-dev|python3?-all-dev|python\d\.\d+-dev|libstdc\+\+-dev|node-gyp|patch|binutils)$/;

type Releases = Readonly<Record<string, string>>;
/** One name for all releases, or one by code name. */
const libraries: Readonly<Record<string, string | Releases>> = {
  "libpq-dev": "libpq5",
  "postgresql-server-dev-all": "libpq5",
  "default-libmysqlclient-dev": "libmariadb3",
  "libmariadb-dev": "libmariadb3",
  "libmariadbclient-dev": "libmariadb3",
  "zlib1g-dev": "zlib1g",
  "libsqlite3-dev": "libsqlite3-0",
  "libyaml-dev": "libyaml-0-2",
  "libbz2-dev": "libbz2-1.0",
  "liblzma-dev": "liblzma5",
  "libgmp-dev": "libgmp10",
  "libncurses-dev": "libncurses6",
  "libncurses5-dev": "libncurses6",
  "libjansson-dev": "libjansson4",
  "libxslt1-dev": "libxslt1.1",
  "libxslt-dev": "libxslt1.1",
  "libpcre2-dev": "libpcre2-8-0",
  "libhiredis-dev": { bullseye: "libhiredis0.14", bookworm: "libhiredis0.14" },
  "libxml2-dev": {
    buster: "libxml2",
    bullseye: "libxml2",
    bookworm: "libxml2",
    trixie: "libxml2",
    focal: "libxml2",
    jammy: "libxml2",
    noble: "libxml2",
  },
  "libssl-dev": {
    buster: "libssl1.1",
    bullseye: "libssl1.1",
    bookworm: "libssl3",
    trixie: "libssl3t64",
    focal: "libssl1.1",
    jammy: "libssl3",
    noble: "libssl3t64",
  },
  "libffi-dev": {
    buster: "libffi6",
    bullseye: "libffi7",
    bookworm: "libffi8",
    trixie: "libffi8",
    focal: "libffi7",
    jammy: "libffi8",
    noble: "libffi8",
  },
  "libcurl4-openssl-dev": {
    buster: "libcurl4",
    bullseye: "libcurl4",
    bookworm: "libcurl4",
    trixie: "libcurl4t64",
    focal: "libcurl4",
    jammy: "libcurl4",
    noble: "libcurl4t64",
  },
  "libreadline-dev": {
    buster: "libreadline7",
    bullseye: "libreadline8",
    bookworm: "libreadline8",
    trixie: "libreadline8t64",
    focal: "libreadline8",
    jammy: "libreadline8",
    noble: "libreadline8t64",
  },
  "libjpeg-dev": {
    buster: "libjpeg62-turbo",
    bullseye: "libjpeg62-turbo",
    bookworm: "libjpeg62-turbo",
    trixie: "libjpeg62-turbo",
    focal: "libjpeg-turbo8",
    jammy: "libjpeg-turbo8",
    noble: "libjpeg-turbo8",
  },
  "libpng-dev": {
    buster: "libpng16-16",
    bullseye: "libpng16-16",
    bookworm: "libpng16-16",
    trixie: "libpng16-16t64",
    focal: "libpng16-16",
    jammy: "libpng16-16",
    noble: "libpng16-16t64",
  },
};

/** Of Alpine. Empty: the plain image has it, or there is nothing to run. */
const alpineLibraries: Readonly<Record<string, string>> = {
  "g++": "libstdc++",
  "build-base": "libstdc++",
  gfortran: "libgfortran",
  "postgresql-dev": "libpq",
  "libpq-dev": "libpq",
  "libffi-dev": "libffi",
  "openssl-dev": "openssl",
  "zlib-dev": "zlib",
  "jpeg-dev": "libjpeg-turbo",
  "libjpeg-turbo-dev": "libjpeg-turbo",
  "libxml2-dev": "libxml2",
  "libxslt-dev": "libxslt",
  "mariadb-dev": "mariadb-connector-c",
  "mariadb-connector-c-dev": "mariadb-connector-c",
  "sqlite-dev": "sqlite-libs",
  "yaml-dev": "yaml",
  "freetype-dev": "freetype",
  "libpng-dev": "libpng",
  "cairo-dev": "cairo",
  "pango-dev": "pango",
  "ncurses-dev": "ncurses-libs",
  "readline-dev": "readline",
  "curl-dev": "libcurl",
  "gmp-dev": "gmp",
  "vips-dev": "vips",
  "bzip2-dev": "libbz2",
  "xz-dev": "xz-libs",
};

/** What programs of these compilers load. */
const debianLibraries: Readonly<Record<string, string>> = { gfortran: "libgfortran5" };

const isDevelopment = (name: string): boolean => /-(?:dev|devel|headers)$/.test(name) || /-dev-/.test(name);

/**
 * What of a package has to be in the image that runs: itself, its runtime library, nothing (`""`).
 * undefined: a development package whose library is not known for this release.
 * @param release code name, `alpine`, or undefined where the tag does not tell
 */
export function runtimePackage(name: string, release: string | undefined): string | undefined {
  if (builders.test(name)) return (release === "alpine" ? alpineLibraries[name] : debianLibraries[name]) ?? "";
  if (!isDevelopment(name)) return name;
  if (release === "alpine") return alpineLibraries[name];
  const found = libraries[name];
  return typeof found === "object" ? (release === undefined ? undefined : found[release]) : found;
}

/** Whether a package name stands for a compiler or what compilers read. */
export const isBuildPackage = (name: string): boolean => builders.test(name) || isDevelopment(name);
