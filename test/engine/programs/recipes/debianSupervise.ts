// Supervisors and what runs jobs by the clock, each with a Python program with a handler where it starts one.
import { apps } from "../../apps";
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily("debian-supervise", "supervisor runit s6 monit daemontools busybox anacron bcron at tmux screen python3");

const app = { "/app/app.py": apps.gracefulPython };
const run = "#!/bin/sh\nexec python3 /app/app.py > /proc/1/fd/1 2>&1\n";

const supervisor = (name: string, argv: readonly string[], packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family,
  argv,
  works: { says: "READY" },
  version: debian(packageName),
  files: { ...app, "/service/a/run": run, ...more.files },
  ...more,
});

const crontab = "* * * * * root true\n";

export const recipes: readonly Recipe[] = [
  supervisor("supervisord", ["supervisord", "-n", "-c", "/etc/s.conf"], "supervisor", {
    files: {
      ...app,
      "/etc/s.conf":
        "[supervisord]\nnodaemon=true\nuser=root\nlogfile=/dev/null\nlogfile_maxbytes=0\n[program:a]\ncommand=python3 /app/app.py\nstdout_logfile=/dev/stdout\nstdout_logfile_maxbytes=0\n",
    },
  }),
  supervisor("runsvdir", ["runsvdir", "-P", "/service"], "runit", { stopSignal: "HUP" }),
  supervisor("runsv", ["runsv", "/service/a"], "runit"),
  supervisor("s6-svscan", ["s6-svscan", "/service"], "s6"),
  supervisor("s6-supervise", ["s6-supervise", "/service/a"], "s6"),
  supervisor("svscan", ["svscan", "/service"], "daemontools"),
  supervisor("supervise", ["supervise", "/service/a"], "daemontools"),
  supervisor("monit", ["monit", "-I", "-c", "/etc/m.rc"], "monit", {
    files: { "/etc/m.rc": "set daemon 60\nset pidfile /tmp/p\nset idfile /tmp/i\nset statefile /tmp/s\n" },
    setup: "chmod 600 /etc/m.rc",
    works: { seconds: 3 },
  }),
  supervisor("anacron", ["anacron", "-d"], "anacron", { works: { seconds: 3 }, files: { "/etc/anacrontab": "1 5 a true\n" } }),
  supervisor("bcron-sched", ["bcron-sched"], "bcron", {
    works: { seconds: 3 },
    files: { "/etc/crontab": crontab },
    workdir: "/var/spool/cron",
  }),
  supervisor("atd", ["atd", "-f"], "at", { works: { seconds: 2 } }),
  supervisor("busybox", ["busybox", "httpd", "-f", "-p", "8080", "-h", "/tmp"], "busybox", {
    works: { port: 8080 },
    when: { words: "^httpd " },
  }),
  supervisor("busybox", ["busybox", "syslogd", "-n", "-O", "-"], "busybox", { works: { seconds: 2 }, when: { words: "^syslogd " } }),
  supervisor("tmux", ["tmux", "-D"], "tmux", { works: { seconds: 2 }, env: { TERM: "xterm" } }),
  supervisor("screen", ["screen", "-D", "-m", "python3", "/app/app.py"], "screen", { works: { seconds: 4 }, env: { TERM: "xterm" } }),
];
