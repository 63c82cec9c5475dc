// Options of curl after which an error of the server does not pass for a good answer. Source: curl's manual page.

/** It fails by itself, its status is written or looked at, or a file holds options that may say so. */
export const seesStatus: readonly string[] = [
  "-f",
  "--fail",
  "--fail-with-body",
  "--fail-early",
  "-w",
  "--write-out",
  "-I",
  "--head",
  "-K",
  "--config",
];
