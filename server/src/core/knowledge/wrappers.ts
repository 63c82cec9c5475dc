// Programs in front of another: those that become it by exec, and those that stay and wait for it.
import { secretWrappers } from "./secretWrappers";
import type { HandsOn, Wrapper } from "./wrapperRow";

const becomes = (operands: number, valued = "", more: Partial<Wrapper> = {}): Wrapper => ({
  effect: "exec",
  evidence: "measured",
  valued: valued === "" ? [] : valued.split(" "),
  operands,
  ...more,
});

const stays = (forwards: HandsOn, operands: number, valued = "", more: Partial<Wrapper> = {}): Wrapper => ({
  ...becomes(operands, valued, more),
  effect: "stays",
  forwards,
});

const bySource = { evidence: "source" } as const;
const dashed = { behindDashes: true } as const;

/** Source: sudo 1.9.13, src/exec_nopty.c, the signals that it registers for; SIGCHLD and SIGTSTP's return are its own affair. */
const ofSudo: ReadonlySet<string> = new Set("SIGINT SIGQUIT SIGTSTP SIGTERM SIGHUP SIGALRM SIGPIPE SIGUSR1 SIGUSR2 SIGCONT".split(" "));

/** Measured as PID 1 on Debian 12: util-linux 2.38, coreutils 9.1, runit 2.1, daemontools 0.76, s6 2.11, BusyBox 1.35, firejail 0.9.72. */
const ofSystem: Readonly<Record<string, Wrapper>> = {
  env: becomes(0, "-u --unset -C --chdir", { assignments: true }),
  nice: becomes(0, "-n --adjustment"),
  ionice: becomes(0, "-c -n --class --classdata"),
  nohup: becomes(0),
  stdbuf: becomes(0, "-i -o -e --input --output --error"),
  chrt: becomes(1, "-T -P -D --sched-runtime --sched-period --sched-deadline"),
  taskset: becomes(1),
  prlimit: becomes(0, "-p --pid -o --output"),
  linux32: becomes(0),
  linux64: becomes(0),
  nsenter: becomes(0, "-t --target -S --setuid -G --setgid"),
  chroot: becomes(1, "--userspec --groups"),
  setpriv: becomes(
    0,
    "--groups --reuid --regid --ruid --euid --rgid --egid --inh-caps --ambient-caps --bounding-set --securebits --pdeathsig --selinux-label --apparmor-profile --landlock-access --landlock-rule",
  ),
  numactl: becomes(0, "-N -m -C -i -p -P -w --cpunodebind --membind --physcpubind --interleave --preferred --preferred-many"),
  gosu: becomes(1),
  chpst: becomes(0, "-u -U -b -e -/ -n -l -L -m -d -o -p -f -c -r -t"),
  setuidgid: becomes(1),
  envuidgid: becomes(1),
  envdir: becomes(1),
  setlock: becomes(1),
  pgrphack: becomes(0),
  softlimit: becomes(0, "-a -c -d -f -l -m -o -p -r -s -t"),
  "s6-setuidgid": becomes(1),
  "s6-envuidgid": becomes(1, "-u -g -G"),
  "s6-envdir": becomes(1),
  "s6-softlimit": becomes(0, "-a -c -d -f -l -m -o -p -r -s -t"),
  eatmydata: becomes(0),
  /** In a container it finds itself in a sandbox already and becomes the command. */
  firejail: becomes(0),
  "dbus-launch": becomes(0, "--config-file"),
  /** It forks as the leader of its process group, so that nothing stays in front; with --wait it keeps the signal to itself. */
  setsid: becomes(0, "", {
    leavesAsLeader: true,
    leaves: ["-f", "--fork"],
    instead: { options: ["-w", "--wait"], effect: "stays", forwards: "no" },
  }),
  timeout: stays("yes", 1, "-s --signal -k --kill-after", { busyBox: "exec" }),
  flock: stays("no", 1, "-w --wait --timeout -E --conflict-exit-code", {
    line: ["-c", "--command"],
    instead: { options: ["-F", "--no-fork"], effect: "exec" },
  }),
  script: stays("loses", 9, "-B --log-io -I --log-in -O --log-out -T --log-timing -m --logging-format -E --echo -o --output-limit", {
    line: ["-c", "--command"],
    reaps: "yes",
  }),
  strace: stays("no", 0, "-a -b -e -E -I -o -O -p -P -s -S -u -U -X", {
    reaps: "yes",
    instead: { options: ["-D", "-DD", "-DDD"], effect: "exec" },
  }),
  time: stays("no", 0, "-f -o --format --output", { reaps: "yes" }),
  unbuffer: stays("no", 0),
  /** It runs bash with what follows. */
  capsh: becomes(0, "", { ...dashed, prefix: { when: /^-/, words: ["/bin/bash"] } }),
  proot: stays("no", 0, "-r -b -w -q -k -i --rootfs --bind --cwd --qemu", { reaps: "yes" }),
  fakeroot: stays("no", 0, "-l -s -i -b -f --lib --faked", { reaps: "yes" }),
  "dbus-run-session": stays("no", 0, "--config-file --dbus-daemon", { reaps: "yes" }),
  sudo: stays("yes", 0, "-u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt --chdir --chroot --role --type --close-from", {
    assignments: true,
    reaps: "yes",
    leaves: ["-b", "--background"],
    passes: ofSudo,
  }),
  "xvfb-run": stays("no", 0, "-n -s -e -f -p -w --server-num --server-args --error-file --auth-file --wait", {
    needsParent: true,
    reaps: "yes",
  }),
};

/** Sources: their manual pages and sources. */
const unmeasured: Readonly<Record<string, Wrapper>> = {
  setarch: becomes(1, "-m", bySource),
  unshare: becomes(0, "-S --setuid -G --setgid -R --root -w --wd", {
    ...bySource,
    instead: { options: ["-f", "--fork", "-p", "--pid"], effect: "stays", forwards: "unknown" },
  }),
  doas: becomes(0, "-u -C -a", bySource),
  "su-exec": becomes(1, "", bySource),
  yasu: becomes(1, "", bySource),
  setuser: becomes(1, "", bySource),
  fixuid: becomes(0, "", bySource),
  catchsegv: stays("unknown", 0, "", bySource),
  /** Both end in `exec "$@"`: vishnubob/wait-for-it measured, eficode/wait-for by its source. */
  "wait-for-it.sh": becomes(0, "", dashed),
  "wait-for-it": becomes(0, "", dashed),
  "wait-for": becomes(0, "", { ...dashed, ...bySource }),
  "wait-for.sh": becomes(0, "", { ...dashed, ...bySource }),
  /** Has a handler for SIGINT alone: on SIGTERM it ends as Go programs do. Source: wait4x/wait4x@02309d6, internal/cmd/root.go. */
  wait4x: stays("loses", 0, "", { ...dashed, ...bySource }),
  /** Waits 10 s, then kills it. Source: jwilder/dockerize@02ab079, exec.go. */
  dockerize: stays("yes", 0, "-wait -timeout -template -stdout -stderr -wait-retry-interval -wait-http-header -delims -env", bySource),
};

/** Of Node.js, measured: dotenv-cli 11.0.0, cross-env 10.1.0, env-cmd 11.0.0 hand SIGTERM on, and end when the command has. */
const ofNode: Readonly<Record<string, Wrapper>> = {
  dotenv: stays("yes", 0, "-e -v -c -o"),
  /** Of one that stays in front, with --no-daemon: measured with pm2 5, 10 s and exit 137. */
  pm2: stays("no", 0, "-i -n --name -o -e -l --cwd --interpreter --node-args --max-memory-restart --log", {
    words: ["start"],
    prefix: { when: /^(?!.*(?:ecosystem|config|process)).*\.[cm]?js$/, words: ["node"] },
  }),
  "cross-env": stays("yes", 0, "", { assignments: true }),
  "cross-env-shell": stays("yes", 0, "", { assignments: true, joins: true }),
  "env-cmd": stays("yes", 0, "-f --file -e --environments -r --rc-file"),
};

/** Of Ruby, measured: thruster hands SIGTERM on, and ends when the command has. */
const ofRuby: Readonly<Record<string, Wrapper>> = { thrust: stays("yes", 0) };

/** Of Python. */
const ofPython: Readonly<Record<string, Wrapper>> = {
  "ddtrace-run": becomes(0),
  "opentelemetry-instrument": becomes(
    0,
    "--service_name --traces_exporter --metrics_exporter --logs_exporter --exporter_otlp_endpoint --id_generator --propagators",
  ),
  "newrelic-admin": becomes(0, "", { words: ["run-program", "run-python"] }),
};

export const wrappers: ReadonlyMap<string, Wrapper> = new Map(
  Object.entries({ ...ofSystem, ...unmeasured, ...ofNode, ...ofPython, ...ofRuby, ...secretWrappers }),
);
