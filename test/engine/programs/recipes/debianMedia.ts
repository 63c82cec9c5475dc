// Displays, media and network tools that are a container's main program.
import { apps } from "../../apps";
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily("debian-media", "ffmpeg xvfb x11vnc openssl iperf3 expect s6 daemontools faketime less python3-minimal");

const tool = (name: string, argv: readonly string[], packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family,
  argv,
  works: { seconds: 3 },
  version: debian(packageName),
  ...more,
});

const app = ["python3", "/app/app.py"];
const before = (name: string, words: readonly string[], packageName: string, more: Partial<Recipe> = {}): Recipe =>
  tool(name, [...words, ...app], packageName, { works: { says: "READY" }, files: { "/app/app.py": apps.gracefulPython }, ...more });

export const recipes: readonly Recipe[] = [
  tool("ffmpeg", ["ffmpeg", "-loglevel", "error", "-re", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=1", "-f", "null", "-"], "ffmpeg"),
  tool("Xvfb", ["Xvfb", ":7", "-screen", "0", "64x64x8"], "xvfb"),
  tool("x11vnc", ["sh", "-c", "Xvfb :7 -screen 0 640x480x24 & sleep 2; exec x11vnc -forever -display :7 -rfbport 5900"], "x11vnc", {
    works: { port: 5900 },
  }),
  tool("openssl", ["openssl", "s_server", "-accept", "8080", "-cert", "/etc/c.pem", "-key", "/etc/k.pem", "-www"], "openssl", {
    works: { port: 8080 },
    setup: "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=a -keyout /etc/k.pem -out /etc/c.pem 2> /dev/null",
    when: { words: "^s_server " },
  }),
  tool("iperf3", ["iperf3", "-s", "-p", "8080"], "iperf3", { works: { port: 8080 } }),
  tool("cat", ["cat"], "coreutils", { run: ["-i"], works: { seconds: 2 } }),
  tool("less", ["less", "/etc/passwd"], "less", { run: ["-t", "-i"], works: { seconds: 2 }, setup: "command -v less" }),
  before("unbuffer", ["unbuffer"], "expect"),
  before("s6-setuidgid", ["s6-setuidgid", "nobody"], "s6"),
  before("s6-envuidgid", ["s6-envuidgid", "nobody"], "s6"),
  before("setuidgid", ["setuidgid", "nobody"], "daemontools"),
  before("envdir", ["envdir", "/srv/e"], "daemontools", { setup: "mkdir -p /srv/e && echo 1 > /srv/e/A" }),
  before("softlimit", ["softlimit", "-o", "100"], "daemontools"),
  before("faketime", ["faketime", "-f", "+1d"], "faketime"),
];
