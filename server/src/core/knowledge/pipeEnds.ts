// Which programs in a pipe fail for reasons outside, and which take an empty input for a good one.

/** Programs at the start of a pipe that depend on a network or on a server. */
export const downloaders: ReadonlySet<string> = new Set(["curl", "wget", "aria2c", "git", "aws", "gsutil", "az", "gh", "skopeo", "oras"]);

/**
 * End with status 0 when nothing comes in, so that the pipe passes for done. Tried with Debian 12's programs.
 * tar, gunzip, `gpg --dearmor`, `apt-key add` and `sha256sum -c` fail on an empty input and are not here.
 */
export const acceptsNothing: ReadonlySet<string> = new Set([
  "sh",
  "bash",
  "ash",
  "dash",
  "zsh",
  "ksh",
  "python",
  "node",
  "perl",
  "ruby",
  "php",
  "tee",
  "jq",
  "xargs",
  "cat",
  "sed",
  "awk",
  "tr",
  "cut",
  "head",
  "tail",
  "sort",
  "uniq",
  "wc",
  "base64",
  "kubectl",
]);

/** Print little, and that at once: a reader that stops early does them no harm. */
export const writesAtOnce: ReadonlySet<string> = new Set(
  "echo printf uname arch nproc id whoami hostname date basename dirname pwd".split(" "),
);

/** Print no more than they read. */
export const filters: ReadonlySet<string> = new Set(
  "cat sed awk tr cut grep egrep fgrep head tail sort uniq rev base64 sha256sum sha1sum md5sum wc".split(" "),
);

/** Write while they read, so that they go on for as long as what stands in front of them in a pipe. */
export const streamFilters: ReadonlySet<string> = new Set(
  "cat sed awk gawk mawk tr cut grep egrep fgrep rev tee logger xargs jq ts nl fold expand unexpand column fmt base64 od xxd hexdump iconv pv ccze lnav multilog cronolog rotatelogs".split(
    " ",
  ),
);
