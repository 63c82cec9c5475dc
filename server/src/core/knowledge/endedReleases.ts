// Whether the release that an image's name and tag stand for gets no security fixes any more.
import type { Distribution } from "./distributions";
import { asOf, distributionLife, nginxMainline, oldestGo, productLife } from "./endOfLife";

export interface Ended {
  readonly product: string;
  readonly release: string;
  readonly date: string;
  readonly current: string;
}

/** Its own releases are known here, and the maintained ones come on maintained distributions. */
export const hasOwnDates = (name: string): boolean => name === "golang" || productLife(name) !== undefined;

export function endedProduct(name: string, tag: string): Ended | undefined {
  const [, major = "", minor] = /^v?(\d+)(?:\.(\d+))?/.exec(tag) ?? [];
  if (name === "golang" && major === "1" && minor !== undefined && Number(minor) < oldestGo) {
    return { product: "Go", release: `1.${minor}`, date: `Go 1.${Number(minor) + 2} came out`, current: `1.${oldestGo + 1}` };
  }
  const life = productLife(name);
  if (!life || (life.parts === 2 && minor === undefined)) return undefined;
  const both = `${major}.${minor}`;
  // What once had two numbers: PostgreSQL 9.6.
  const release = life.parts === 1 && life.ends[both] === undefined ? major : both;
  const named = major === "0" && minor !== undefined ? `0.${minor}` : release;
  const date = life.ends[release];
  const current = successorOf(name, Number(minor)) ?? life.current;
  return date !== undefined && date < asOf ? { product: life.product, release: named, date, current } : undefined;
}

/** Releases of .NET up to 5 have images of another name, and nginx with an odd number is its mainline, which moves on to another odd one. */
function successorOf(name: string, minor: number): string | undefined {
  const [, image] = /^mcr\.microsoft\.com\/dotnet\/core\/([\w-]+)$/.exec(name) ?? [];
  if (image !== undefined) return `mcr.microsoft.com/dotnet/${image}:${productLife(name)?.current ?? ""}`;
  return productLife(name)?.product === "nginx" && minor % 2 === 1 ? nginxMainline : undefined;
}

export function endedDistribution(distribution: Distribution | undefined): Ended | undefined {
  const life = distribution && distributionLife[distribution.family];
  const release = distribution?.release;
  if (!life || release === undefined) return undefined;
  const key = distribution?.family === "debian" ? (release.split(".")[0] ?? release) : release;
  const date = life.ends[key];
  return date !== undefined && date < asOf ? { product: life.product, release: key, date, current: life.current } : undefined;
}
