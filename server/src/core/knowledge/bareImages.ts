// Images whose configuration sets no variable but PATH.

/** By repository. Source: the Env of the official images' configurations; fedora and archlinux set more and are left out. */
export const bareImages: ReadonlySet<string> = new Set([
  "scratch",
  "alpine",
  "debian",
  "ubuntu",
  "busybox",
  "centos",
  "rockylinux",
  "almalinux",
  "amazonlinux",
]);
