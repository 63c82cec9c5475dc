// Every feature of the language server.
import type { Feature } from "../feature";
import { codeAction } from "./codeAction";
import { hover } from "./hover";
import { publishDiagnostics } from "./publishDiagnostics";
import { pullDiagnostics } from "./pullDiagnostics";

export const features: readonly Feature[] = [publishDiagnostics, pullDiagnostics, hover, codeAction];
