// Which proxy a registry is asked through, and that the way through it is closed to the proxy.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { send } from "../../server/src/io/registry/http";
import { proxyFor } from "../../server/src/io/registry/proxy";
import { home } from "./registryServer";

const through = (environment: Record<string, string>, url = "https://registry.example.com/v2/"): string =>
  proxyFor(new URL(url), environment)?.href ?? "straight";

test.each<[Record<string, string>, string]>([
  [{}, "straight"],
  [{ HTTPS_PROXY: "http://p:3128" }, "http://p:3128/"],
  [{ https_proxy: "p:3128" }, "http://p:3128/"],
  [{ HTTPS_PROXY: "http://p:3128", NO_PROXY: "*" }, "straight"],
  [{ HTTPS_PROXY: "http://p:3128", NO_PROXY: "other.com, example.com" }, "straight"],
  [{ HTTPS_PROXY: "http://p:3128", no_proxy: ".example.com" }, "straight"],
  [{ HTTPS_PROXY: "http://p:3128", NO_PROXY: "*.example.com" }, "straight"],
  [{ HTTPS_PROXY: "http://p:3128", NO_PROXY: "registry.example.com:443" }, "straight"],
  [{ HTTPS_PROXY: "http://p:3128", NO_PROXY: "registry.example.com:5000,ample.com,10.0.0.0/8" }, "http://p:3128/"],
  [{ HTTPS_PROXY: "socks5://p:1080" }, "straight"],
])("%j: %s", (environment, expected) => {
  expect(through(environment)).toBe(expected);
});

test("addresses by their net, and never what listens on this machine", () => {
  const environment = { HTTPS_PROXY: "http://p:3128", NO_PROXY: "10.0.0.0/8" };
  expect(through(environment, "https://10.1.2.3/v2/")).toBe("straight");
  expect(through(environment, "https://11.1.2.3/v2/")).toBe("http://p:3128/");
  expect(through(environment, "http://localhost:5000/v2/")).toBe("straight");
});

test("Docker's own configuration names one for an environment that names none", () => {
  const docker = { proxy: "http://q:8080", except: "example.org" };
  expect(proxyFor(new URL("https://example.com/"), {}, docker)?.href).toBe("http://q:8080/");
  expect(proxyFor(new URL("https://example.org/"), {}, docker)).toBeUndefined();
});

test("the proxy opens a way and sees the name of the host alone", async () => {
  const { folder } = home();
  const file = (name: string): string => join(folder, name);
  const subject = ["-subj", "/CN=registry.example.com", "-addext", "subjectAltName=DNS:registry.example.com"];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject, "-keyout", file("key"), "-out", file("cert")],
    { stdio: "ignore" },
  );
  const cert = readFileSync(file("cert"), "utf8");
  const server = createSecureServer({ key: readFileSync(file("key")), cert }, (_, response) => void response.end("hello"));
  const seen: string[] = [];
  const proxy = createServer().on("connect", (request, client, head) => {
    seen.push(`${request.url} ${request.headers["proxy-authorization"]}`);
    const { port } = server.address() as AddressInfo;
    const way = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      way.write(head);
      way.pipe(client);
      client.pipe(way);
    });
    way.on("error", () => client.destroy());
    client.on("error", () => way.destroy());
  });
  for (const each of [server, proxy]) {
    await new Promise<void>((resolve) => each.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void each.close());
  }
  const url = new URL("https://registry.example.com/v2/");
  const call = { signal: AbortSignal.timeout(5000), proxy: new URL(`http://me:p%40ss@127.0.0.1:${(proxy.address() as AddressInfo).port}`) };
  // Whoever has no trust in the certificate is not let through, proxy or not.
  await expect(send(url, call)).rejects.toThrow(/self.signed/);
  expect((await send(url, { ...call, authorities: cert })).body.toString()).toBe("hello");
  expect(seen[0]).toBe(`registry.example.com:443 Basic ${Buffer.from("me:p@ss").toString("base64")}`);
});
