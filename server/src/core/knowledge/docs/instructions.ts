// Documentation of all instructions, by upper-case keyword.
import { buildInstructionDocs } from "./instructions/build";
import { imageInstructionDocs } from "./instructions/image";
import type { Doc } from "./types";

export const instructionDocs: Readonly<Record<string, Doc>> = { ...buildInstructionDocs, ...imageInstructionDocs };
