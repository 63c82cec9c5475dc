// What a package.json says.
import { isJsonObject, type JsonObject, readJsonObject } from "../text/json";

type Texts = Readonly<Record<string, string>>;

export interface PackageJson {
  readonly name: string | undefined;
  readonly main: string | undefined;
  readonly scripts: ReadonlyMap<string, string>;
  /** By name, with the range that is asked for. */
  readonly dependencies: Texts;
  readonly optionalDependencies: Texts;
  readonly devDependencies: Texts;
  /** `yarn@4.1.0` */
  readonly packageManager: string | undefined;
  /** Versions of Node.js: the range of `engines`, the one that Volta takes. */
  readonly engine: string | undefined;
  readonly volta: string | undefined;
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const textsIn = (value: unknown): readonly (readonly [string, string])[] =>
  Object.entries(isJsonObject(value) ? value : {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");

const member = (value: unknown, name: string): string | undefined => (isJsonObject(value) ? text(value[name]) : undefined);

function packageJson(json: JsonObject): PackageJson {
  return {
    name: text(json.name),
    main: text(json.main),
    scripts: new Map(textsIn(json.scripts)),
    dependencies: Object.fromEntries(textsIn(json.dependencies)),
    optionalDependencies: Object.fromEntries(textsIn(json.optionalDependencies)),
    devDependencies: Object.fromEntries(textsIn(json.devDependencies)),
    packageManager: text(json.packageManager),
    engine: member(json.engines, "node"),
    volta: member(json.volta, "node"),
  };
}

/** undefined: no JSON object. */
export function readPackageJson(content: string): PackageJson | undefined {
  const json = readJsonObject(content);
  return json && packageJson(json);
}
