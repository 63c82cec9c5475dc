// What the well-known images start with: ENTRYPOINT, CMD, USER and STOPSIGNAL as their own Dockerfiles set them.
// Each row names the Dockerfile that it comes from.
import type { Family, PackageManager } from "./distributions";

export interface BaseImageDefaults {
  /** Distribution of the untagged image: `debian:13`, `alpine:3.24`. */
  readonly os?: `${Family}` | `${Family}:${string}`;
  readonly entrypoint?: readonly string[] | null;
  readonly cmd?: readonly string[] | null;
  /** undefined: root, not set. */
  readonly user?: string;
  /** undefined: not set, so SIGTERM. */
  readonly stopSignal?: string;
  /** Whether the entrypoint script ends in `exec "$@"`, so that the command becomes PID 1. */
  readonly entrypointExecs?: boolean;
  /** The init that the image starts by itself; `none` in a variant without the one of its row. */
  readonly init?: string;
  /** Users made by the image, root left out. */
  readonly users?: readonly string[];
  /** Where it is not the one that the distribution's plain image has; `none`: the image has none. */
  readonly packageManager?: PackageManager | "none";
}

export interface BaseImageRow extends BaseImageDefaults {
  /** Names without `docker.io/library/`; a trailing `*` stands for any rest. */
  readonly images: readonly string[];
  /**
   * Where the Dockerfile is: `repository of GitHub: files`, or another address. Left out for Docker's official images, whose repositories
   * and folders stand in docker-library/official-images, under `library/` and their names.
   */
  readonly source?: string;
  /** What other tags change; the first match wins. */
  readonly tags?: readonly (readonly [RegExp, BaseImageDefaults])[];
}

/** The usual places of an entrypoint script that ends in `exec "$@"`. */
export const script = { entrypoint: ["docker-entrypoint.sh"], entrypointExecs: true } as const;
export const rootScript = { entrypoint: ["/docker-entrypoint.sh"], entrypointExecs: true } as const;
export const plainScript = { entrypoint: ["/entrypoint.sh"], entrypointExecs: true } as const;

/** php, and the web applications built on its apache and fpm variants. */
export const apacheVariant: BaseImageDefaults = { cmd: ["apache2-foreground"], stopSignal: "SIGWINCH" };
export const fpmVariant: readonly [RegExp, BaseImageDefaults] = [/fpm/, { cmd: ["php-fpm"], stopSignal: "SIGQUIT" }];
