// Documentation of the flags of COPY and ADD.
import type { FlagDoc } from "../types";

const chown: FlagDoc = {
  summary: "Sets the owner of the copied files.",
  takes: "<user>[:<group>]",
  example: "COPY --chown=node:node . /app\nCOPY --chown=1000:1000 . /app",
  details: [
    "Without it the files belong to 0:0 (root), whatever USER is.",
    "Names are looked up in the image's `/etc/passwd` and `/etc/group`; the build fails where they are missing. Numbers need no lookup.",
    "Without a group, the group id is the same number as the user id. Not for Windows images.",
  ],
  since: "1.0",
  effect: "In the image: cheaper than a `RUN chown -R`, which stores every file a second time.",
  anchor: "copy---chown",
};

const chmod: FlagDoc = {
  summary: "Sets the permissions of the copied files.",
  takes: "<octal or symbolic mode>",
  example: "COPY --chmod=755 entrypoint.sh /\nCOPY --chmod=u=rwX,go=rX . /app",
  details: [
    "Octal, or since Dockerfile 1.14 symbolic. With an octal mode, files and directories get the same one.",
    "`X` in a symbolic mode: executable for directories and for files that were executable before.",
    "Not for Windows images.",
  ],
  since: "1.2",
  effect: "In the image: cheaper than a `RUN chmod`, which stores the file a second time.",
  anchor: "copy---chmod",
};

const link: FlagDoc = {
  summary: "Puts the files into a layer of their own that does not depend on the layers before it.",
  takes: undefined,
  values: { true: "on (the same as the bare flag)", false: "off, the default" },
  example: "COPY --link --from=build /src/dist/ /app/",
  details: [
    "The layer stays valid, and cached, when earlier steps or the base image change.",
    "The destination path is made anew: a symbolic link on it is not followed but replaced by a directory.",
  ],
  since: "1.4",
  effect: "In the image: same files, other layering; faster rebuilds.",
  anchor: "copy---link",
};

const exclude: FlagDoc = {
  summary: "Leaves out files that match a pattern.",
  takes: "<pattern>",
  example: "COPY --exclude=*.md --exclude=test . /app/",
  details: ["May be given several times.", "Patterns as in the sources: `*`, `?`, `[a-z]`. For the whole build use `.dockerignore`."],
  since: "1.19",
  labs: "1.7",
  effect: "In the image: the files are not copied.",
  anchor: "copy---exclude",
};

export const copyFlagDocs: Readonly<Record<string, FlagDoc>> = {
  from: {
    summary: "Takes the files from another stage, an image or a named build context.",
    takes: "<stage name, stage number, image or context>",
    example: "COPY --from=build /src/dist/ /app/\nCOPY --from=nginx:1.30 /etc/nginx/nginx.conf /etc/nginx/",
    details: [
      "A stage must stand earlier in the file. Stage numbers count from 0, but break when a stage is inserted: prefer names.",
      "A name that is no stage is a context of `--build-context`, else an image that is pulled.",
      "Source paths start at the root of that stage or image. Variables are not expanded in the value.",
    ],
    since: "1.0",
    effect: "In the image: only the copied files; nothing else of the other stage.",
    anchor: "copy---from",
  },
  chown,
  chmod,
  link,
  parents: {
    summary: "Keeps the directories of the source paths.",
    takes: undefined,
    values: { true: "on (the same as the bare flag)", false: "off, the default" },
    example:
      "COPY --parents src/a.txt lib/b.txt /app/\nCOPY --parents packages/*/package.json ./\nCOPY --parents /build/./dist/**/*.js /app/",
    details: [
      "`src/a.txt` becomes `/app/src/a.txt` and not `/app/a.txt`.",
      "`/./` in a source marks where the kept part begins; `**` matches any depth.",
    ],
    since: "1.20",
    labs: "1.7",
    effect: "In the image: same files at other paths.",
    anchor: "copy---parents",
  },
  exclude,
};

export const addFlagDocs: Readonly<Record<string, FlagDoc>> = {
  "keep-git-dir": {
    summary: "Keeps the `.git` directory of a cloned repository.",
    takes: undefined,
    values: { true: "keep `.git`", false: "leave it out, the default" },
    example: "ADD --keep-git-dir=true https://github.com/user/repo.git#v1.2 /src",
    details: ["Only for Git sources."],
    since: "1.6",
    labs: "1.5",
    effect: "In the image: the repository's history too.",
    anchor: "add---keep-git-dir",
  },
  checksum: {
    summary: "Makes the build fail when the downloaded content is not the expected one.",
    takes: "sha256:<hex> or <commit>",
    example:
      "ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d \\\n" +
      "    https://mirrors.edge.kernel.org/pub/linux/kernel/Historic/linux-0.01.tar.gz /src/\n" +
      "ADD --checksum=be1f38e https://github.com/moby/buildkit.git#v0.26.2 /src",
    details: [
      "HTTP(S): SHA-256 of the file. Git: the commit, or its beginning.",
      "Exactly one source, which must be a URL or a Git address.",
    ],
    since: "1.6",
    effect: "Build time only.",
    anchor: "add---checksum",
  },
  unpack: {
    summary: "Says whether tar archives are unpacked.",
    takes: undefined,
    values: { true: "unpack, downloads too", false: "keep the archive as a file" },
    example: "ADD --unpack=true https://example.com/tool.tar.gz /opt/tool/\nADD --unpack=false backup.tar /data/",
    details: ["Without it, local archives are unpacked and downloaded ones are not."],
    since: "1.17",
    effect: "In the image: the archive's contents, or the archive.",
    anchor: "add---unpack",
  },
  chown: { ...chown, example: "ADD --chown=node:node app.tar.gz /app" },
  chmod: { ...chmod, example: "ADD --chmod=755 https://example.com/tool /usr/local/bin/tool" },
  link: { ...link, example: "ADD --link https://example.com/data.json /data/" },
  exclude: { ...exclude, example: "ADD --exclude=*.md . /app/" },
};
