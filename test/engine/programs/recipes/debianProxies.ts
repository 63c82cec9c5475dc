// More web servers, proxies and tunnels of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily(
  "debian-proxies",
  `varnish tinyproxy-bin privoxy stunnel4 h2o caddy nghttp2-proxy sslh dante-server mini-httpd webfs rinetd xinetd
   trafficserver ssl-cert tor`,
);

/** Port 80 and 443 are not needed: each gets 8080. */
const server = (name: string, argv: readonly string[], packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family,
  argv,
  works: { port: 8080 },
  version: debian(packageName),
  ...more,
});

const snakeOil = "/etc/ssl/certs/ssl-cert-snakeoil.pem";
const snakeKey = "/etc/ssl/private/ssl-cert-snakeoil.key";

export const recipes: readonly Recipe[] = [
  server("varnishd", ["varnishd", "-F", "-a", ":8080", "-b", "127.0.0.1:9", "-n", "/tmp/varnish", "-s", "malloc,16m"], "varnish"),
  server("tinyproxy", ["tinyproxy", "-d", "-c", "/etc/tiny.conf"], "tinyproxy-bin", {
    files: { "/etc/tiny.conf": "Port 8080\nTimeout 600\nMaxClients 10\n" },
  }),
  server("privoxy", ["privoxy", "--no-daemon", "/etc/privoxy/config"], "privoxy", { works: { port: 8118 } }),
  server("stunnel4", ["stunnel4", "/etc/tunnel.conf"], "stunnel4", {
    also: ["stunnel"],
    files: {
      "/etc/tunnel.conf": `foreground = yes\npid =\ncert = ${snakeOil}\nkey = ${snakeKey}\n[a]\naccept = 8080\nconnect = 127.0.0.1:9\n`,
    },
  }),
  server("h2o", ["h2o", "-c", "/etc/h2o.yaml"], "h2o", {
    files: { "/etc/h2o.yaml": "listen: 8080\nuser: nobody\nhosts:\n  default:\n    paths:\n      /:\n        file.dir: /tmp\n" },
  }),
  server("caddy", ["caddy", "run", "--config", "/etc/Cf", "--adapter", "caddyfile"], "caddy", {
    files: { "/etc/Cf": ":8080\nrespond ok\n" },
    stopSignal: "QUIT",
  }),
  server("nghttpx", ["nghttpx", "--conf=/dev/null", "-f", "*,8080;no-tls", "-b", "127.0.0.1,9"], "nghttp2-proxy", { stopSignal: "QUIT" }),
  server("sslh", ["sslh", "-f", "-u", "nobody", "-p", "0.0.0.0:8080", "--ssh", "127.0.0.1:22"], "sslh"),
  server("danted", ["danted", "-f", "/etc/d.conf"], "dante-server", {
    files: {
      "/etc/d.conf":
        "logoutput: stderr\ninternal: 127.0.0.1 port = 8080\nexternal: 127.0.0.1\nsocksmethod: none\nclientmethod: none\nuser.privileged: root\nuser.unprivileged: nobody\nclient pass {\n from: 0.0.0.0/0 to: 0.0.0.0/0\n}\nsocks pass {\n from: 0.0.0.0/0 to: 0.0.0.0/0\n}\n",
    },
  }),
  server("mini_httpd", ["mini_httpd", "-D", "-p", "8080", "-d", "/tmp", "-u", "nobody"], "mini-httpd"),
  server("webfsd", ["webfsd", "-F", "-p", "8080", "-r", "/tmp"], "webfs"),
  server("rinetd", ["rinetd", "-f", "-c", "/etc/r.conf"], "rinetd", { files: { "/etc/r.conf": "0.0.0.0 8080 127.0.0.1 9\n" } }),
  server("xinetd", ["xinetd", "-dontfork", "-f", "/etc/x.conf"], "xinetd", {
    files: {
      "/etc/x.conf":
        "service discard\n{\n type = INTERNAL UNLISTED\n id = discard-stream\n socket_type = stream\n protocol = tcp\n port = 8080\n user = root\n wait = no\n}\n",
    },
  }),
  server("traffic_server", ["traffic_server"], "trafficserver"),
  server("tor", ["tor", "--SocksPort", "8080", "--DataDirectory", "/tmp/tor"], "tor"),
];
