// The configuration of images out of a registry: lists, platforms, tokens, logins, redirects, faults, the cache.
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { imagesOfRegistries, type RegistryOptions } from "../../server/src/io/registry";
import { addressOf } from "../../server/src/io/registry/address";
import { blobCache } from "../../server/src/io/registry/blobCache";
import { type Before, basic, home, imageOf, indexOf, serve } from "./registryServer";

const amd = imageOf("linux/amd64", { Cmd: ["amd"], User: "app" });
const arm = imageOf("linux/arm64/v8", { Cmd: ["arm"] });
const proof = imageOf("unknown/unknown", {});
const all = indexOf({ "linux/amd64": amd.manifest, "linux/arm64/v8": arm.manifest, "unknown/unknown": proof.manifest });
const contents = [amd, arm].flatMap(({ config, manifest }) => [config, manifest]);

const registry = (before?: Before) => serve([...contents, all], { "1": all, single: amd.manifest }, before);

/** What is known of `own/image` in a registry; a folder of its own unless told otherwise. */
async function ask(host: string, tag: string, { platform, ...options }: RegistryOptions & { readonly platform?: string } = {}) {
  const { environment } = options.environment ? { environment: options.environment } : home();
  const name = `${host}/own/image${tag}`;
  const cache = blobCache(join(environment.XDG_CACHE_HOME ?? "", "dockwright/images"));
  const found = await imagesOfRegistries([{ name, platform }], { cache, ...options, environment });
  return [...found.values()][0];
}

test.each([
  ["node", "docker.io https://registry-1.docker.io library/node latest"],
  ["grafana/loki:3", "docker.io https://registry-1.docker.io grafana/loki 3"],
  ["index.docker.io/library/node:22", "docker.io https://registry-1.docker.io library/node 22"],
  ["ghcr.io/a/b/c:1@sha256:aa", "ghcr.io https://ghcr.io a/b/c sha256:aa"],
  ["localhost:5000/a", "localhost:5000 http://localhost:5000 a latest"],
  ["127.0.0.1:5000/a:b", "127.0.0.1:5000 http://127.0.0.1:5000 a b"],
  ["127.evil.example/a", "127.evil.example https://127.evil.example a latest"],
])("%s lies at %s", (name, expected) => {
  const { registry: host, origin, repository, reference } = addressOf(name) ?? { registry: "", origin: "", repository: "", reference: "" };
  expect([host, origin, repository, reference].join(" ")).toBe(expected);
});

test("a list: all its platforms, and the configuration of the one that is asked for", async () => {
  const { host } = await registry();
  const platforms = ["linux/amd64", "linux/arm64/v8"];
  expect(await ask(host, ":1", { platform: "linux/arm64" })).toMatchObject({
    platforms,
    config: { from: "registry", cmd: ["arm"], user: null },
  });
  expect(await ask(host, ":1", { platform: "linux/amd64" })).toMatchObject({ platforms, config: { cmd: ["amd"], user: "app" } });
  expect(await ask(host, ":1", { platform: "linux/s390x" })).toEqual({ platforms });
  expect((await ask(host, ":1"))?.config).toBeDefined();
});

test("one image alone, by its tag or its digest", async () => {
  const { host, requests } = await registry();
  expect(await ask(host, ":single")).toMatchObject({ platforms: ["linux/amd64"], config: { cmd: ["amd"] } });
  expect(await ask(host, `@${amd.manifest.digest}`)).toMatchObject({ config: { cmd: ["amd"] } });
  expect(await ask(host, ":single", { platform: "linux/arm64" })).toEqual({ platforms: ["linux/amd64"] });
  expect(requests[0]).toBe("HEAD /v2/own/image/manifests/single");
});

test("what has a digest is read once, by whomever", async () => {
  const { host, requests } = await registry();
  const { environment, folder } = home();
  await ask(host, ":1", { environment, platform: "linux/amd64" });
  const first = requests.length;
  expect(first).toBe(4);
  expect(await ask(host, ":1", { environment, platform: "linux/amd64" })).toMatchObject({ config: { cmd: ["amd"] } });
  expect(requests.slice(first)).toEqual(["HEAD /v2/own/image/manifests/1"]);
  // What somebody has changed on disk is read again.
  const files = readdirSync(join(folder, "cache/dockwright/images"));
  expect(files.sort()).toEqual([all, amd.manifest, amd.config].map(({ digest }) => digest.replace(":", "-")).sort());
  for (const file of files) writeFileSync(join(folder, "cache/dockwright/images", file), "{}");
  expect(await ask(host, ":1", { environment, platform: "linux/amd64" })).toMatchObject({ config: { cmd: ["amd"] } });
});

test("content that is not what its digest says is not believed", async () => {
  const { host } = await registry((_, response, { pathname }) => {
    if (!pathname.includes("/blobs/")) return false;
    response.end(JSON.stringify({ config: { Cmd: ["evil"] } }));
    return true;
  });
  expect((await ask(host, ":single"))?.config).toBeUndefined();
});

/** Lets in who has a token, which the service at `/token` of the same host gives. */
const guarded =
  (gives: (authorization: string | undefined) => string | undefined): Before =>
  (request, response, url) => {
    const { authorization } = request.headers;
    if (url.pathname === "/token") {
      const token = gives(authorization);
      response.writeHead(token === undefined ? 401 : 200).end(JSON.stringify({ token }));
      return true;
    }
    if (authorization === "Bearer good") return false;
    const realm = `Bearer realm="${url.origin}/token",service="tests",scope="repository:own/image:pull"`;
    response.writeHead(401, { "WWW-Authenticate": realm }).end();
    return true;
  };

test("a token for anybody", async () => {
  const { host, requests } = await registry(guarded((authorization) => (authorization === undefined ? "good" : undefined)));
  expect(await ask(host, ":single")).toMatchObject({ config: { cmd: ["amd"] } });
  expect(requests.slice(0, 3)).toEqual([
    "HEAD /v2/own/image/manifests/single",
    "GET /token?service=tests&scope=repository%3Aown%2Fimage%3Apull",
    "HEAD /v2/own/image/manifests/single Bearer good",
  ]);
});

test("a token for a login, and as anybody where the login counts no more", async () => {
  const { host } = await registry(guarded((authorization) => (authorization === `Basic ${basic("me", "right")}` ? "good" : undefined)));
  const as = (secret: string) =>
    ask(host, ":single", { environment: home({ auths: { [host]: { auth: basic("me", secret) } } }).environment });
  expect(await as("right")).toMatchObject({ config: { cmd: ["amd"] } });
  expect(await as("wrong")).toBeNull();
  const open = await registry(guarded((authorization) => (authorization === undefined ? "good" : undefined)));
  const old = home({ auths: { [`http://${open.host}/v2/`]: { auth: basic("me", "old") } } });
  expect(await ask(open.host, ":single", { environment: old.environment })).toMatchObject({ config: { cmd: ["amd"] } });
});

test("a login that is a token itself is sent in the body of a POST", async () => {
  let body = "";
  const { host } = await registry((request, response, url) => {
    if (request.method !== "POST") return guarded(() => undefined)(request, response, url);
    request.setEncoding("utf8").on("data", (text: string) => {
      body += text;
    });
    request.on("end", () => response.end(JSON.stringify({ access_token: "good" })));
    return true;
  });
  const { environment } = home({ auths: { [host]: { identitytoken: "refresh" } } });
  expect(await ask(host, ":single", { environment })).toMatchObject({ config: { cmd: ["amd"] } });
  expect(body).toBe(
    "grant_type=refresh_token&refresh_token=refresh&client_id=dockwright&service=tests&scope=repository%3Aown%2Fimage%3Apull",
  );
});

test("a program that keeps passwords is asked for the registry at hand", async () => {
  const { host } = await registry(guarded((authorization) => (authorization === `Basic ${basic("kept", "safe")}` ? "good" : undefined)));
  const { environment, folder } = home({ credHelpers: { [host]: "tests" }, credsStore: "other" });
  writeFileSync(
    join(folder, "docker-credential-tests"),
    `#!/bin/sh\nread server\n[ "$1 $server" = "get ${host}" ] && echo '{"Username":"kept","Secret":"safe"}'\n`,
    { mode: 0o755 },
  );
  const before = process.env.PATH;
  process.env.PATH = `${folder}:${before}`;
  onTestFinished(() => {
    process.env.PATH = before;
  });
  expect(await ask(host, ":single", { environment })).toMatchObject({ config: { cmd: ["amd"] } });
});

test("the login of one registry goes to no other, nor behind a redirect", async () => {
  const other = await registry();
  const { host } = await registry((request, response, url) => {
    if (url.pathname.includes("/blobs/") && request.headers.authorization === "Bearer good") {
      response.writeHead(307, { Location: `http://${other.host}${url.pathname}` }).end();
      return true;
    }
    return guarded(() => "good")(request, response, url);
  });
  const { environment } = home({ auths: { [host]: { auth: basic("me", "secret") } } });
  expect(await ask(host, ":single", { environment })).toMatchObject({ config: { cmd: ["amd"] } });
  expect(other.requests).toEqual([`GET /v2/own/image/blobs/${amd.config.digest}`]);
  await ask(other.host, ":1", { environment });
  expect(other.requests.join()).not.toMatch(/Basic|Bearer/);
});

test("a password does not go to a service without TLS that is not on this machine", async () => {
  const realm = 'Bearer realm="http://auth.example.com/token",service="tests"';
  const { host, requests } = await registry((_, response) => {
    response.writeHead(401, { "WWW-Authenticate": realm }).end();
    return true;
  });
  const { environment } = home({ auths: { [host]: { auth: basic("me", "secret") } } });
  expect(await ask(host, ":single", { environment, timeoutMilliseconds: 2000 })).toBeNull();
  expect(requests.length).toBe(1);
});

const status =
  (code: number): Before =>
  (_, response) => {
    response.writeHead(code).end("{}");
    return true;
  };

test.each<[string, Before]>([
  ["not there", status(404)],
  ["turned away, without saying how to come in", status(401)],
  ["forbidden", status(403)],
  ["too many requests", status(429)],
  ["broken", status(500)],
  ["a redirect in a circle", (_, response, url) => void response.writeHead(302, { Location: url.href }).end() === undefined],
  ["a redirect to nowhere", (_, response) => void response.writeHead(302, { Location: "http://" }).end() === undefined],
  ["no answer at all", () => true],
  ["a line that breaks", (request) => void request.socket.destroy() === undefined],
  ["odd challenges", (_, response) => void response.writeHead(401, { "WWW-Authenticate": 'Bearer realm="nowhere' }).end() === undefined],
])("%s: not known", async (_, before) => {
  const { host } = await registry(before);
  expect(await ask(host, ":single", { timeoutMilliseconds: 500 })).toBeNull();
});

test("nobody listens, and names that lead nowhere", async () => {
  expect(await ask("127.0.0.1:1", ":single")).toBeNull();
  const names = ["127.0.0.1:99999/a", "127.0.0.1:x/a"];
  const found = await imagesOfRegistries(
    names.map((name) => ({ name, platform: undefined })),
    { environment: home().environment },
  );
  expect([...found.values()]).toEqual([null, null]);
});
