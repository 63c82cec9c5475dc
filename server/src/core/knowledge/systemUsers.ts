// Users that images have in /etc/passwd: of the distribution, and what is known of those that an image adds.

const debian =
  "root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt systemd-network systemd-resolve systemd-timesync systemd-bus-proxy messagebus";
const alpine =
  "root bin daemon adm lp sync shutdown halt mail news uucp operator man postmaster cron ftp sshd at squid xfs games postgres cyrus vpopmail ntp smmsp guest nobody klogd";

/** By family. Source: base-passwd of Debian and Ubuntu, /etc/passwd of the images alpine:3.2 to 3.22. */
export const systemUsers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["debian", new Set(debian.split(" "))],
  ["ubuntu", new Set([...debian.split(" "), "ubuntu", "syslog"])],
  ["alpine", new Set(alpine.split(" "))],
]);

/** Images that add no users to those of their distribution, or whose users the table of images names. Source: their Dockerfiles. */
export const completeImages: ReadonlySet<string> = new Set([
  "debian",
  "ubuntu",
  "alpine",
  "buildpack-deps",
  "node",
  "python",
  "golang",
  "ruby",
  "php",
  "rust",
  "openjdk",
  "nginx",
  "gcc",
  "perl",
  "eclipse-temurin",
  "ghcr.io/astral-sh/uv",
]);

/** Numbers of users that an image adds, by image and name. Source: the images' Dockerfiles. */
export const imageUids: ReadonlyMap<string, string> = new Map([
  ["node node", "1000"],
  ["gradle gradle", "1000"],
]);

/** Images whose every tag is run by a user without rights. */
export const neverAsRoot: ReadonlySet<string> = new Set(["jenkins/jenkins", "jenkins"]);
