// The names that Docker's own registry goes by.

const hubNames: ReadonlySet<string> = new Set([
  "docker.io",
  "index.docker.io",
  "registry-1.docker.io",
  "registry.hub.docker.com",
  "registry.docker.com",
]);

/** @param registry undefined: none is written, which means Docker Hub */
export const isDockerHub = (registry: string | undefined): boolean => registry === undefined || hubNames.has(registry);

/** Registries that hand out the same official images under a name of their own. */
const mirrors: ReadonlySet<string> = new Set(["mirror.gcr.io", "public.ecr.aws/docker"]);

/** Docker Hub, or what stands for it: `name` with the registry in front means the same image without it. */
export const hubPrefixes: readonly string[] = [...hubNames, ...mirrors].map((name) => `${name}/`);

/** What a publisher itself hands out elsewhere, by its name on Docker Hub. Beside `ubuntu/ubuntu` lie images of other programs, which are Canonical's own. */
export const sameImages: Readonly<Record<string, string>> = {
  "public.ecr.aws/debian/debian": "debian",
  "public.ecr.aws/ubuntu/ubuntu": "ubuntu",
  "public.ecr.aws/amazonlinux/amazonlinux": "amazonlinux",
};
