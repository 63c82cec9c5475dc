// A real registry server on loopback, Debian's docker-registry, with a login: an image is put there and asked for.
import { spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { imagesOfRegistries } from "../../server/src/io/registry";
import { blobCache } from "../../server/src/io/registry/blobCache";
import { basic, type Content, home, imageOf, indexOf } from "./registryServer";

const program = "/usr/bin/docker-registry";
/** `s3cret`; the server takes bcrypt alone. */
const passwords = "reader:$2y$05$ILOXNE2kl2Vu8r94X1QFw.kp8ziAFbb6snBb9Dse/.BWqBo2zBt9.\n";
const authorization = `Basic ${basic("reader", "s3cret")}`;

/** Whether the server is there; without it the test is not run, and says so. @throws Error where the layer is required */
function isThere(): boolean {
  if (existsSync(program)) return true;
  if ((process.env.DOCKWRIGHT_REQUIRE ?? "").split(",").includes("engine"))
    throw new Error(`the layer engine is required, but ${program} is not there`);
  console.log(`SKIPPED a real registry: ${program} is not there (Debian's docker-registry)`);
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === "object" ? address.port : 0;
}

/** Its address, once it answers. */
async function startRegistry(folder: string): Promise<string> {
  const host = `127.0.0.1:${await freePort()}`;
  writeFileSync(join(folder, "passwords"), passwords);
  const config = `version: 0.1
storage: { filesystem: { rootdirectory: ${folder}/data } }
http: { addr: ${host} }
auth: { htpasswd: { realm: tests, path: ${folder}/passwords } }
`;
  writeFileSync(join(folder, "registry.yml"), config);
  const server = spawn(program, ["serve", join(folder, "registry.yml")], { stdio: "ignore" });
  onTestFinished(() => void server.kill());
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined); // Not listening yet.
    if (answer?.status === 401) return host;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the registry does not answer");
}

/** As `docker push` does it: the content of each digest, then the manifests. */
async function push(
  host: string,
  blobs: readonly Content[],
  manifests: readonly (readonly [reference: string, manifest: Content])[],
): Promise<void> {
  const check = ({ status, url }: Response): void => expect([url, status]).toEqual([url, 201]);
  for (const { digest, text } of blobs) {
    const begun = await fetch(`http://${host}/v2/own/image/blobs/uploads/`, { method: "POST", headers: { authorization } });
    const place = new URL(begun.headers.get("location") ?? "", `http://${host}`);
    place.searchParams.set("digest", digest);
    check(await fetch(place, { method: "PUT", headers: { authorization, "Content-Type": "application/octet-stream" }, body: text }));
  }
  for (const [reference, { type, text }] of manifests)
    check(
      await fetch(`http://${host}/v2/own/image/manifests/${reference}`, {
        method: "PUT",
        headers: { authorization, "Content-Type": type },
        body: text,
      }),
    );
}

test.runIf(isThere())("an image of two platforms, for who may read it", async () => {
  const { folder } = home();
  const host = await startRegistry(folder);
  const amd = imageOf("linux/amd64", { Entrypoint: ["/entry.sh"], Cmd: ["serve"], User: "app", Env: ["LEVEL=3"], StopSignal: "SIGINT" });
  const arm = imageOf("linux/arm64/v8", { Cmd: ["arm"] });
  const all = indexOf({ "linux/amd64": amd.manifest, "linux/arm64/v8": arm.manifest });
  await push(
    host,
    [amd.config, arm.config],
    [
      [amd.manifest.digest, amd.manifest],
      [arm.manifest.digest, arm.manifest],
      ["1", all],
    ],
  );
  const ask = async (platform: string, config: object) => {
    const { environment, folder: cache } = home(config);
    const found = await imagesOfRegistries([{ name: `${host}/own/image:1`, platform }], { environment, cache: blobCache(cache) });
    return [...found.values()][0];
  };
  const login = { auths: { [host]: { auth: basic("reader", "s3cret") } } };
  const platforms = ["linux/amd64", "linux/arm64/v8"];
  expect(await ask("linux/amd64", login)).toMatchObject({
    platforms,
    config: { from: "registry", entrypoint: ["/entry.sh"], cmd: ["serve"], user: "app", env: { LEVEL: "3" }, stopSignal: "SIGINT" },
  });
  expect(await ask("linux/arm64", login)).toMatchObject({ platforms, config: { cmd: ["arm"], entrypoint: null } });
  expect(await ask("linux/amd64", {})).toBeNull();
  expect(await ask("linux/amd64", { auths: { [host]: { auth: basic("reader", "wrong") } } })).toBeNull();
});
