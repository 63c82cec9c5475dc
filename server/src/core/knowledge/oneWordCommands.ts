// Programs whose output is one word without blanks. Source: their manual pages.
export const oneWordCommands: ReadonlySet<string> = new Set([
  "arch",
  "getconf",
  "id",
  "mktemp",
  "nproc",
  "uname",
  "whoami",
  "dpkg-architecture",
  "lsb_release",
  "rpm",
  "hostname",
]);

/** Programs that read `$` themselves, so that single quotes around it are meant. */
export const readsDollar: ReadonlySet<string> = new Set([
  "alias",
  "ash",
  "awk",
  "bash",
  "dash",
  "docker",
  "dpkg-query",
  "envsubst",
  "eval",
  "find",
  "gawk",
  "git",
  "gosu",
  "grep",
  "egrep",
  "jq",
  "ksh",
  "mawk",
  "node",
  "perl",
  "php",
  "podman",
  "python",
  "rg",
  "ruby",
  "sed",
  "sh",
  "ssh",
  "su",
  "sudo",
  "trap",
  "xargs",
  "yq",
  "zsh",
]);

/** Variables that a shell, the builder or the login gives a script. */
export const givenVariables =
  /^(?:\d+|[@*#?$!_-]|HOME|PATH|PWD|OLDPWD|SHELL|SHLVL|USER|LOGNAME|HOSTNAME|IFS|PS[1-4]|OPTARG|OPTIND|OPTERR|PPID|LINENO|TERM|LANG|LANGUAGE|LC_\w+|TZ|MAIL|EDITOR|DEBIAN_FRONTEND|(?:https?|ftp|no|all)_proxy|(?:HTTPS?|FTP|NO|ALL)_PROXY|SOURCE_DATE_EPOCH|BUILDKIT_\w+)$/;

/** Those that only some shells give. */
export const bashVariables: ReadonlySet<string> = new Set([
  "RANDOM",
  "SECONDS",
  "UID",
  "EUID",
  "GROUPS",
  "REPLY",
  "PIPESTATUS",
  "FUNCNAME",
  "HOSTTYPE",
  "MACHTYPE",
  "OSTYPE",
  "DIRSTACK",
  "COPROC",
  "MAPFILE",
  "EPOCHSECONDS",
  "EPOCHREALTIME",
  "SRANDOM",
]);
