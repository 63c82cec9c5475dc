// Programs in front of another, each before a Python program with a handler: who is PID 1, and does the program hear the signal.
import { apps } from "../../apps";
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily(
  "debian-wrappers",
  "python3 gosu sudo util-linux runit strace time dbus-daemon tini dumb-init catatonit make numactl xvfb xauth schedtool",
);

const app = ["python3", "/app/app.py"];

const wrapper = (name: string, packageName: string, words: readonly string[] = [name], more: Partial<Recipe> = {}): Recipe => ({
  name,
  family,
  argv: [...words, ...app],
  works: { says: "READY" },
  version: debian(packageName),
  files: { "/app/app.py": apps.gracefulPython, "/app/Makefile": "run:\n\tpython3 /app/app.py\n", ...more.files },
  ...more,
});

export const recipes: readonly Recipe[] = [
  wrapper("env", "coreutils", ["env", "A=1"]),
  wrapper("nice", "coreutils", ["nice", "-n", "5"]),
  wrapper("nohup", "coreutils"),
  wrapper("stdbuf", "coreutils", ["stdbuf", "-o0"]),
  wrapper("timeout", "coreutils", ["timeout", "600"]),
  wrapper("chroot", "coreutils", ["chroot", "/"]),
  wrapper("ionice", "util-linux", ["ionice", "-c", "3"]),
  wrapper("setsid", "util-linux"),
  wrapper("setsid", "util-linux", ["setsid", "-w"], { when: { words: "^(?:-w|--wait)\\b" } }),
  wrapper("setpriv", "util-linux", ["setpriv", "--reuid", "1", "--regid", "1", "--clear-groups"]),
  wrapper("chrt", "util-linux", ["chrt", "-o", "0"]),
  wrapper("taskset", "util-linux", ["taskset", "1"]),
  wrapper("prlimit", "util-linux", ["prlimit", "--nofile=100"]),
  wrapper("flock", "util-linux", ["flock", "/tmp/lock"]),
  wrapper("numactl", "numactl", ["numactl", "--localalloc"], { run: ["--cap-add", "SYS_NICE"] }),
  wrapper("gosu", "gosu", ["gosu", "nobody"]),
  wrapper("sudo", "sudo", ["sudo", "-u", "nobody"]),
  wrapper("su", "util-linux", ["su", "-s", "/bin/sh", "nobody", "-c", app.join(" ")], {
    argv: ["su", "-s", "/bin/sh", "nobody", "-c", app.join(" ")],
  }),
  wrapper("runuser", "util-linux", ["runuser", "-u", "nobody", "--"]),
  wrapper("chpst", "runit", ["chpst", "-u", "nobody"]),
  wrapper("strace", "strace", ["strace", "-o", "/dev/null"], { run: ["--cap-add", "SYS_PTRACE"] }),
  wrapper("time", "time", ["/usr/bin/time"]),
  wrapper("dbus-run-session", "dbus-daemon", ["dbus-run-session", "--"]),
  wrapper("xvfb-run", "xvfb", ["xvfb-run", "-a"]),
  wrapper("script", "util-linux", ["script", "-qc", app.join(" "), "/dev/null"], { argv: ["script", "-qc", app.join(" "), "/dev/null"] }),
  wrapper("make", "make", ["make", "-s", "run"], { argv: ["make", "-s", "run"] }),
  wrapper("tini", "tini", ["tini", "--"]),
  wrapper("dumb-init", "dumb-init", ["dumb-init", "--"]),
  wrapper("catatonit", "catatonit", ["catatonit", "--"]),
  wrapper("sh", "dash", ["sh", "-c", '"$@"; exit', "sh"]),
  wrapper("sh", "dash", ["sh", "-c", 'exec "$@"', "sh"], { when: { other: "exec" } }),
  wrapper("bash", "bash", ["bash", "-c", '"$@"; exit', "bash"]),
];
