// A package registry on this machine: hands out npm and Python packages that the host's own clients have fetched, so that a build needs no network.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { must } from "./process";

export interface Packages {
  /** `http://127.0.0.1:<port>`; npm's registry is the root, pip's index `/simple`. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface Wanted {
  /** Name → exact version. */
  readonly npm: Readonly<Record<string, string>>;
  /** Requirements with exact versions; their own dependencies are not fetched. */
  readonly python: readonly string[];
}

interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly manifest: Readonly<Record<string, unknown>>;
}

async function packed(name: string, version: string, directory: string): Promise<Tarball> {
  const said = await must("npm", ["pack", "--silent", `${name}@${version}`, "--pack-destination", directory]);
  const file = said.trim().split("\n").at(-1) ?? "";
  const manifest = JSON.parse(await must("tar", ["-xzOf", join(directory, file), "package/package.json"]));
  return { name, version, file, manifest };
}

/** What npm asks for before it fetches a tarball. */
function packument({ name, version, file, manifest }: Tarball, url: string, directory: string): string {
  const integrity = `sha512-${createHash("sha512")
    .update(readFileSync(join(directory, file)))
    .digest("base64")}`;
  const { dependencies, bin, engines } = manifest;
  const dist = { tarball: `${url}/${name}/-/${file}`, integrity };
  return JSON.stringify({
    name,
    "dist-tags": { latest: version },
    versions: { [version]: { name, version, dependencies, bin, engines, dist } },
  });
}

const plain = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, "-");

function answer(path: string, response: ServerResponse, tarballs: readonly Tarball[], url: string, directory: string): void {
  const tarball = tarballs.find(({ name }) => path === `/${name}`);
  const file = readdirSync(directory).find((name) => path.endsWith(`/${name}`));
  const index = /^\/simple\/([^/]+)\/$/.exec(path)?.[1];
  if (tarball) response.setHeader("Content-Type", "application/json").end(packument(tarball, url, directory));
  else if (file) response.end(readFileSync(join(directory, file)));
  else if (index !== undefined) {
    const wheels = readdirSync(directory).filter((name) => plain(name).startsWith(`${plain(index)}-`));
    response.setHeader("Content-Type", "text/html").end(wheels.map((name) => `<a href="/files/${name}">${name}</a>`).join("\n"));
  } else {
    response.statusCode = 404;
    response.end();
  }
}

/** @param directory for the packages; made where it is not there */
export async function servePackages(wanted: Wanted, directory: string): Promise<Packages> {
  mkdirSync(directory, { recursive: true });
  const tarballs: Tarball[] = [];
  for (const [name, version] of Object.entries(wanted.npm)) tarballs.push(await packed(name, version, directory));
  await must("python3", ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", directory, ...wanted.python]);
  const server: Server = createServer((request, response) => answer(request.url ?? "", response, tarballs, url, directory));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = () => new Promise<void>((stopped) => server.close(() => stopped()));
  return { url, stop };
}
