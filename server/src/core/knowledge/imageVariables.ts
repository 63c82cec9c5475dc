// Environment variables that well-known images set.

/** Those whose configuration sets no variable but PATH. Source: the Env of the official images; fedora and archlinux set more and are left out. */
const bare = ["scratch", "alpine", "debian", "ubuntu", "busybox", "centos", "rockylinux", "almalinux", "amazonlinux"] as const;

/** @param image as `plainImageName` gives it */
export const setsOnlyPath = (image: string): boolean => (bare as readonly string[]).includes(image);

/** By name without `library/`; what matches may be set. Source: ENV in the images' Dockerfiles, over their releases. */
const rows: readonly (readonly [image: RegExp, names: RegExp])[] = [
  [new RegExp(`^(${bare.join("|")}|buildpack-deps)$`), /^(PATH|LANG)$/],
  [/^node$/, /^(NODE_VERSION|YARN_VERSION|NPM_CONFIG_\w+|NODE_ENV)$/],
  [/^python$/, /^(PYTHON_\w+|GPG_KEY|LANG|SETUPTOOLS_VERSION)$/],
  [/^golang$/, /^(GO\w*)$/],
  [/^ruby$/, /^(RUBY\w*|RUBYGEMS_VERSION|GEM_HOME|BUNDLE\w*|LANG)$/],
  [/^php$/, /^(PHP\w*|GPG_KEYS|APACHE_\w+)$/],
  [/^rust$/, /^(RUST\w*|CARGO_HOME)$/],
  [
    /^(openjdk|java|eclipse-temurin|amazoncorretto|maven|gradle)$/,
    /^(JAVA\w*|JDK\w*|LANG\w*|LC_ALL|MAVEN\w*|GRADLE\w*|USER_HOME_DIR|CA_CERTIFICATES\w*)$/,
  ],
  [/^postgres$/, /^(PG\w*|POSTGRES\w*|DOCKER_PG_\w+|GOSU_VERSION|LANG)$/],
  [/^(mysql|mariadb)$/, /^(MYSQL\w*|MARIADB\w*|GPG_KEYS|GOSU_VERSION|LANG)$/],
  [/^redis$/, /^(REDIS\w*|GOSU_VERSION)$/],
  [/^httpd$/, /^HTTPD\w*$/],
  [/^nginx$/, /^(NGINX_VERSION|NJS_\w+|PKG_RELEASE|DYNPKG_RELEASE|ACME_VERSION)$/],
];

/** `MYSQL_VERSION` of mysql: what an image sets begins with its name. */
const hasNameOf = (image: string, variable: string): boolean => {
  const short = image.slice(image.lastIndexOf("/") + 1).replace(/[^a-z0-9].*$/i, "");
  return short !== "" && variable.toUpperCase().startsWith(short.toUpperCase());
};

/** undefined: not known what the image sets. @param image as `plainImageName` gives it. */
export function maySet(image: string, variable: string): boolean | undefined {
  const row = rows.find(([name]) => name.test(image));
  if (!row) return hasNameOf(image, variable) || undefined;
  return row[1].test(variable) || variable === "PATH" || variable === "HOME" || variable === "HOSTNAME";
}
