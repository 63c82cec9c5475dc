// Which images have no locale but C, POSIX and C.UTF-8. Source: `locale -a` in the images.
import type { Family } from "./distributions";

/** Official images on Debian and Ubuntu whose Dockerfiles make no locale; postgres and eclipse-temurin make en_US.UTF-8. */
const plain: ReadonlySet<string> = new Set([
  "debian",
  "ubuntu",
  "buildpack-deps",
  "python",
  "node",
  "golang",
  "rust",
  "ruby",
  "php",
  "perl",
  "nginx",
  "httpd",
  "openjdk",
  "gcc",
  "redis",
  "haproxy",
  "elixir",
  "erlang",
  "nvidia/cuda",
]);

/** @param image as `plainImageName` gives it */
export const hasOnlyPlainLocales = (image: string, family: Family | undefined): boolean =>
  (family === "debian" || family === "ubuntu") && plain.has(image);
