// Documentation of the types and options of RUN --mount.
import type { MountDoc, OptionDoc } from "./types";

/** The option `type` itself. */
export const mountTypeOption: OptionDoc = { summary: "What kind of mount it is; `bind` when it is left out.", example: "type=cache" };

const effect = "Build time only: what is mounted does not become part of the image.";

const target: OptionDoc = {
  summary: "Path at which the command sees it; a relative one starts at WORKDIR. Also written `dst` or `destination`.",
  example: "target=/src",
};
const uid: OptionDoc = { summary: "User id of the owner. Default 0, whatever USER is.", example: "uid=1000" };
const gid: OptionDoc = { summary: "Group id of the owner. Default 0.", example: "gid=1000" };
const required: OptionDoc = {
  summary: "Whether the build fails when it is not given to `docker build`. Default false: the command runs without it.",
  example: "required=true",
};

export const mountDocs: Readonly<Record<string, MountDoc>> = {
  bind: {
    summary: "Mounts files of the build context, of a stage or of an image, without copying them into a layer.",
    example: [
      "RUN --mount=type=bind,source=package.json,target=package.json \\",
      "    --mount=type=bind,source=package-lock.json,target=package-lock.json \\",
      "    npm ci",
      "RUN --mount=from=build,source=/dist,target=/mnt cp -r /mnt/web /srv",
    ].join("\n"),
    details: ["The default type. Read-only unless `rw`; what is written with `rw` is thrown away afterwards."],
    since: "1.2",
    effect,
    anchor: "run---mounttypebind",
    options: {
      target,
      source: { summary: "Path in `from`. Default: its root. Also written `src`.", example: "source=package.json" },
      from: {
        summary: "Stage, image or named build context to take the files from. Default: the build context. Variables are not expanded.",
        example: "from=build",
      },
      readwrite: { summary: "Lets the command write; the changes are thrown away afterwards. Also written `rw`.", example: "rw" },
      readonly: { summary: "The command cannot write: the default for this type. Also written `ro`.", example: "ro" },
    },
  },
  cache: {
    summary: "Mounts a directory that is kept on the builder from build to build.",
    example: [
      "RUN --mount=type=cache,target=/root/.npm npm ci",
      "RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\",
      "    --mount=type=cache,target=/var/lib/apt,sharing=locked \\",
      "    apt-get update && apt-get install -y --no-install-recommends git",
    ].join("\n"),
    details: [
      "For caches of package managers and compilers. It may be empty at any time: the command must work without its contents.",
      "What is in it is missing from the image: do not install programs into it.",
    ],
    since: "1.2",
    effect,
    anchor: "run---mounttypecache",
    options: {
      target,
      id: { summary: "Name of the cache: mounts with the same id share it. Default: the value of `target`.", example: "id=npm" },
      readonly: { summary: "The command can read the cache and not write it. Also written `ro`.", example: "ro" },
      sharing: {
        summary: "What happens when several builds use the cache at the same time. Default `shared`.",
        example: "sharing=locked",
        values: {
          shared: "all use it together",
          private: "each gets a directory of its own",
          locked: "the second waits for the first; apt needs this",
        },
      },
      from: {
        summary: "Stage, image or named context whose files a new cache begins with. Default: an empty directory.",
        example: "from=deps",
      },
      source: { summary: "Path in `from`. Default: its root. Also written `src`.", example: "source=/cache" },
      mode: { summary: "Permissions of a new cache directory, octal. Default 0755.", example: "mode=0777" },
      uid,
      gid,
    },
  },
  tmpfs: {
    summary: "Mounts an empty directory in memory.",
    example: "RUN --mount=type=tmpfs,target=/tmp,size=256m make test",
    details: ["For temporary files that should not land in the layer. It counts towards the memory of the build."],
    since: "1.2",
    effect,
    anchor: "run---mounttypetmpfs",
    options: { target, size: { summary: "Upper limit of its size.", example: "size=64m" } },
  },
  secret: {
    summary: "Gives the command a secret as a file or an environment variable.",
    example: [
      "# docker build --secret id=npmrc,src=$HOME/.npmrc .",
      "RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci",
      "# docker build --secret id=TOKEN .",
      "RUN --mount=type=secret,id=TOKEN,env=TOKEN ./fetch.sh",
    ].join("\n"),
    details: [
      "The value is in no layer and not in the history, unless the command writes it somewhere.",
      "Without `target` and `env` it is the file `/run/secrets/<id>`.",
      "The cached step stays valid when only the secret's value changes.",
    ],
    since: "1.2",
    effect,
    anchor: "run---mounttypesecret",
    options: {
      id: { summary: "Name of the secret in `docker build --secret id=…`. Default: the last part of `target`.", example: "id=npmrc" },
      target: {
        summary: "File in which the command finds it. Default `/run/secrets/<id>`. Also written `dst` or `destination`.",
        example: "target=/root/.npmrc",
      },
      source: { summary: "The same as `id`; not together with it. Also written `src`.", example: "source=npmrc" },
      env: {
        summary: "Environment variable in which the command finds it. With it the file is only there if `target` is given too.",
        example: "env=TOKEN",
        since: "1.10",
      },
      required,
      mode: { summary: "Permissions of the file, octal. Default 0400: only its owner can read it.", example: "mode=0440" },
      uid,
      gid,
    },
  },
  ssh: {
    summary: "Lets the command use SSH keys by the agent socket, without seeing the keys.",
    example: [
      "# docker build --ssh default .",
      "RUN mkdir -p -m 0700 ~/.ssh && ssh-keyscan github.com >> ~/.ssh/known_hosts",
      "RUN --mount=type=ssh git clone git@github.com:user/repo.git",
    ].join("\n"),
    details: ["`SSH_AUTH_SOCK` points to the socket, `/run/buildkit/ssh_agent.<N>` unless `target` says otherwise."],
    since: "1.2",
    effect,
    anchor: "run---mounttypessh",
    options: {
      id: { summary: "Name of the agent or key in `docker build --ssh <id>=…`. Default `default`.", example: "id=github" },
      target: {
        summary: "Path of the socket. Default `/run/buildkit/ssh_agent.<N>`. Also written `dst` or `destination`.",
        example: "target=/run/ssh.sock",
      },
      required,
      mode: { summary: "Permissions of the socket, octal. Default 0600.", example: "mode=0666" },
      uid,
      gid,
    },
  },
};
