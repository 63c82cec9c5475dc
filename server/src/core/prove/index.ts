// What a container really does, set beside what was predicted of it: reading, comparing, telling. Whoever has an engine measures.
export { compare, graceSeconds } from "./compare";
export { changesOf, fixOfKind, proveNeeds, type StartFix, startFixes, upToStage } from "./fixes";
export { type ImageStart, imageAsDockerfile } from "./imageFile";
export { provenPage } from "./page";
export { openPorts } from "./ports";
export { problemsOf } from "./problems";
export { innerPid, readProcesses, seenFromInside, statesOf, treeOf } from "./processes";
export { renderProof } from "./render";
export { type Proven, provenProblems, renderProven } from "./renderBoth";
export { type Comparison, type Measured, type Observed, type Process, type Proof, type ProvableFix, provableFixes } from "./types";
