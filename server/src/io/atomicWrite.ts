// Replaces a file's text in one step, so that a crash or a full disk leaves the old text and never half of the new one.
import writeFileAtomic from "write-file-atomic";

/** Writes a sibling and renames it over the file; owner and mode stay, a symbolic link stays one. @throws the file system's error */
export async function writeText(path: string, text: string): Promise<void> {
  await writeFileAtomic(path, text, { encoding: "utf8" });
}
