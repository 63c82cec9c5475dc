// Until when Google builds its distroless images, and which of them take the place of others. Source: SUPPORT_POLICY.md, README.md, BUILD
// and their history in GoogleContainerTools/distroless.
import type { Ended } from "./endedReleases";
import { asOf, productLife } from "./endOfLife";

/** ISO date of the last day by the release of Debian: of images without a language, and of those that have one. */
const ends: Readonly<Record<string, { readonly plain: string; readonly python: string; readonly others: string }>> = {
  "9": { plain: "2021-06-30", python: "2021-06-30", others: "2021-06-30" },
  "10": { plain: "2022-09-06", python: "2022-09-06", others: "2022-09-06" },
  "11": { plain: "2024-06-01", python: "2023-12-01", others: "2023-12-01" },
  "12": { plain: "2026-09-30", python: "2026-04-30", others: "2026-01-31" },
};
const currentDebian = "13";
/** Releases that have an image of their own. */
export const distrolessNode: ReadonlySet<string> = new Set(["22", "24", "26"]);
export const distrolessJava: ReadonlySet<string> = new Set(["17", "21", "25"]);

/** `gcr.io/distroless/nodejs22-debian12`; undefined of any other image. */
const named =
  /^gcr\.io\/distroless\/(?<kind>static|base|base-nossl|cc|python[23]|python2\.7|java-base|java|nodejs)(?<version>\d+)?(?:-debian(?<debian>\d+))?$/;

/** `gcr.io/distroless/java11-debian11` → `gcr.io/distroless/java17-debian13`: the nearest one that is built. */
function successor(kind: string, version: string): string {
  const built = kind === "nodejs" ? distrolessNode : kind === "java" ? distrolessJava : undefined;
  const nearest = built && ([...built].find((each) => Number(each) >= Number(version || "22")) ?? "");
  return `gcr.io/distroless/${kind.replace(/^python.*/, "python3")}${nearest ?? version}-debian${currentDebian}`;
}

/** What of it is over: the release of Debian in its name, or that of Node.js. */
export function endedDistroless(name: string): Ended | undefined {
  const { kind = "", version = "", debian } = named.exec(name)?.groups ?? {};
  if (kind === "") return undefined;
  const life = debian === undefined ? undefined : ends[debian];
  const current = successor(kind, version);
  const date = /^(?:static|base|base-nossl|cc)$/.test(kind) ? life?.plain : kind.startsWith("python") ? life?.python : life?.others;
  if (date !== undefined && date < asOf) return { product: "distroless on Debian", release: debian ?? "", date, current };
  const endOfNode = kind === "nodejs" ? productLife("node")?.ends[version] : undefined;
  return endOfNode !== undefined && endOfNode < asOf ? { product: "Node.js", release: version, date: endOfNode, current } : undefined;
}

/** Google's images whose name may say the release of Debian; without it they move on to the next one. */
export const namesNoDebian = (repository: string): boolean =>
  /^distroless\/(?:static|base|base-nossl|cc|python3|java-base|java\d+|nodejs\d+)$/.test(repository);
