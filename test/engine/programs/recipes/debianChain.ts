// Programs of s6, daemontools, runit and BusyBox in front of another, each before a Python program with a handler; and tools that wait.
import { apps } from "../../apps";
import { debian, type Recipe } from "../recipe";
import { recipes as proxies } from "./debianProxies";
import { recipes as supervise } from "./debianSupervise";

const familyOf = (recipes: readonly Recipe[], name: string): Recipe["family"] => {
  const found = recipes.find((recipe) => recipe.name === name);
  if (!found) throw new Error(`no recipe: ${name}`);
  return found.family;
};

const family = familyOf(supervise, "s6-svscan");
const proxyFamily = familyOf(proxies, "varnishd");
const app = ["python3", "/app/app.py"];

const before = (name: string, words: readonly string[], packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family,
  argv: [...words, ...app],
  works: { says: "READY" },
  version: debian(packageName),
  files: { "/app/app.py": apps.gracefulPython },
  ...more,
});

export const recipes: readonly Recipe[] = [
  before("s6-setuidgid", ["s6-setuidgid", "nobody"], "s6"),
  before("s6-envuidgid", ["s6-envuidgid", "nobody"], "s6"),
  before("s6-softlimit", ["s6-softlimit", "-o", "100"], "s6"),
  before("s6-envdir", ["s6-envdir", "/srv/e"], "s6", { setup: "mkdir -p /srv/e && echo 1 > /srv/e/A" }),
  before("setuidgid", ["setuidgid", "nobody"], "daemontools"),
  before("envdir", ["envdir", "/srv/e"], "daemontools", { setup: "mkdir -p /srv/e && echo 1 > /srv/e/A" }),
  before("envuidgid", ["envuidgid", "nobody"], "daemontools"),
  before("softlimit", ["softlimit", "-o", "100"], "daemontools"),
  before("setlock", ["setlock", "/tmp/lock"], "daemontools"),
  before("pgrphack", ["pgrphack"], "daemontools"),
  before("busybox", ["busybox", "timeout", "600"], "busybox", { when: { words: "^timeout " } }),
  before("busybox", ["busybox", "setsid"], "busybox", { when: { words: "^setsid " } }),
  before("busybox", ["busybox", "sh", "-c", '"$@"', "sh"], "busybox", { when: { words: "^sh -c " } }),
  {
    name: "openssl",
    family: proxyFamily,
    argv: [
      "openssl",
      "s_server",
      "-accept",
      "8080",
      "-www",
      "-cert",
      "/etc/ssl/certs/ssl-cert-snakeoil.pem",
      "-key",
      "/etc/ssl/private/ssl-cert-snakeoil.key",
    ],
    works: { port: 8080 },
    version: debian("openssl"),
    when: { words: "^s_server " },
  },
  { name: "cat", family, argv: ["cat"], works: { seconds: 2 }, version: debian("coreutils"), run: ["-i"] },
];
