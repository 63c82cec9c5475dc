// The working directory that well-known images set, and those that set none, so that a container starts at `/`.

/** By repository. Source: the Dockerfiles of the official images, read in November 2026; golang, php, httpd, tomcat, redis set one. */
export const imagesAtRoot: ReadonlySet<string> = new Set([
  "scratch",
  "alpine",
  "debian",
  "ubuntu",
  "busybox",
  "fedora",
  "centos",
  "rockylinux",
  "almalinux",
  "oraclelinux",
  "amazonlinux",
  "archlinux",
  "buildpack-deps",
  "node",
  "python",
  "ruby",
  "rust",
  "gcc",
  "openjdk",
  "eclipse-temurin",
  "amazoncorretto",
  "maven",
  "nginx",
  "mysql",
  "mariadb",
  "postgres",
  "mongo",
]);

const others: Readonly<Record<string, string>> = { golang: "/go", gradle: "/home/gradle" };

/** undefined: not known. @param name as `plainImageName` gives it */
export const workdirOf = (name: string): string | undefined =>
  imagesAtRoot.has(name) ? "/" : Object.hasOwn(others, name) ? others[name] : undefined;
