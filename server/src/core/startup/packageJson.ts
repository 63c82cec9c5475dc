// Reads what matters of a package.json: its scripts and the package manager that it names.

export interface PackageManifest {
  readonly scripts: ReadonlyMap<string, string>;
  /** `yarn@4.1.0` */
  readonly packageManager: string | undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined; // a broken package.json is as good as none
  }
}

/** undefined: not a JSON object. */
export function readPackage(text: string): PackageManifest | undefined {
  const value = parse(text);
  if (!isObject(value)) return undefined;
  const scripts = new Map<string, string>();
  if (isObject(value.scripts)) {
    for (const [name, command] of Object.entries(value.scripts)) if (typeof command === "string") scripts.set(name, command);
  }
  return { scripts, packageManager: typeof value.packageManager === "string" ? value.packageManager : undefined };
}
