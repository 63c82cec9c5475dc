// Packages of Debian that well-known images hold, and so install again for nothing.

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const scm = "ca-certificates curl wget gnupg netbase tzdata git mercurial openssh-client subversion procps";
const full = `${scm} autoconf automake bzip2 default-libmysqlclient-dev dpkg-dev file g++ gcc imagemagick libbz2-dev libc6-dev libcurl4-openssl-dev libevent-dev libffi-dev libgdbm-dev libglib2.0-dev libgmp-dev libjpeg-dev libkrb5-dev liblzma-dev libmagickcore-dev libmagickwand-dev libmaxminddb-dev libpng-dev libpq-dev libreadline-dev libsqlite3-dev libssl-dev libtool libwebp-dev libxml2-dev libxslt-dev libyaml-dev make patch unzip xz-utils zlib1g-dev`;

interface Row {
  readonly image: RegExp;
  readonly has: ReadonlySet<string>;
}

/** Without the tags of `others`. Source: the images' Dockerfiles; all but php stand on buildpack-deps. */
const rows: readonly Row[] = [
  { image: /^golang$/, has: words(`${scm} g++ gcc libc6-dev make pkg-config`) },
  { image: /^(?:node|python|ruby|rust|buildpack-deps|gcc|perl)$/, has: words(full) },
  { image: /^php$/, has: words("autoconf dpkg-dev file g++ gcc libc-dev make pkg-config re2c ca-certificates curl xz-utils") },
];

const others = /alpine|slim|windows|nanoserver|scm|curl|tip|onbuild/;

/** @param name as `plainImageName` gives it. */
export const bringsPackage = (name: string, tag: string, packageName: string): boolean =>
  !others.test(tag) && rows.some(({ image, has }) => image.test(name) && has.has(packageName));
