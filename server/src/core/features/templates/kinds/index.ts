// Every kind of project that has a template.
import type { ProjectKind } from "../types";
import { denoAndBunKinds } from "./denoAndBun";
import { dotnetKinds } from "./dotnet";
import { jvmKinds } from "./jvm";
import { nativeKinds } from "./native";
import { nodeKinds } from "./node";
import { pythonKinds } from "./python";
import { rubyKinds } from "./ruby";
import { siteKinds } from "./site";
import { webKinds } from "./web";

export const projectKinds: readonly ProjectKind[] = [
  ...nodeKinds,
  ...siteKinds,
  ...denoAndBunKinds,
  ...pythonKinds,
  ...nativeKinds,
  ...jvmKinds,
  ...dotnetKinds,
  ...webKinds,
  ...rubyKinds,
];
