// What the Dockerfile frontend that a file asks for can read; where it asks for none in particular, it is the newest.
import { syntaxVersion } from "../model/syntaxVersion";
import type { Written } from "./instructionLines";

const knows = ({ tree }: Pick<Written, "tree">, since: string): boolean => syntaxVersion(tree)?.has(since) ?? true;

/** `RUN <<EOF` */
export const knowsHeredocs = (file: Pick<Written, "tree">): boolean => knows(file, "1.4");

/** `ADD --checksum` */
export const knowsChecksum = (file: Pick<Written, "tree">): boolean => knows(file, "1.6");
