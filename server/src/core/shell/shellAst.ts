// Names for the nodes of a shell script's tree, taken from the shell room's own type.
import type { ShellScript } from "./types";

export type ScriptNode = ShellScript["ast"];
export type StatementNode = ScriptNode["commands"][number];
export type ListedNode = StatementNode["command"];
export type AndOrNode = Extract<ListedNode, { type: "AndOr" }>;
export type PipelineNode = Extract<ListedNode, { type: "Pipeline" }>;
export type SimpleNode = Extract<ListedNode, { type: "Command" }>;
export type IfNode = Extract<ListedNode, { type: "If" }>;
export type CaseNode = Extract<ListedNode, { type: "Case" }>;
export type LoopNode = Extract<ListedNode, { type: "While" | "For" | "ArithmeticFor" | "Select" }>;
export type FunctionNode = Extract<ListedNode, { type: "Function" }>;
export type TestNode = Extract<ListedNode, { type: "TestCommand" }>["expression"];
export type WordNode = NonNullable<SimpleNode["name"]>;
export type PartNode = NonNullable<WordNode["parts"]>[number];
export type QuotedPartNode = Extract<PartNode, { type: "DoubleQuoted" }>["parts"][number];
