// What the Dockerfile frontend that a file asks for can read.
import { mayUse } from "../model/syntaxVersion";
import type { Written } from "./instructionLines";

/** `RUN <<EOF` */
export const knowsHeredocs = ({ tree }: Pick<Written, "tree">): boolean => mayUse(tree, "1.4");

/** `ADD --checksum` */
export const knowsChecksum = ({ tree }: Pick<Written, "tree">): boolean => mayUse(tree, "1.6");
