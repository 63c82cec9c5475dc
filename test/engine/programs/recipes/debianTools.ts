// Tools that people start to wait, to listen or to watch, and the interpreters with a program that has no handler.
import { apps } from "../../apps";
import { debian, debianFamily, type Recipe } from "../recipe";

const family = debianFamily("debian-tools", "netcat-openbsd netcat-traditional ncat inotify-tools procps perl php-cli python3 lua5.4 gawk");

const tool = (name: string, argv: readonly string[], packageName: string, more: Partial<Recipe> = {}): Recipe => ({
  name,
  family,
  argv,
  works: { seconds: 2 },
  version: debian(packageName),
  ...more,
});

const loops = {
  perl: { "/app/loop.pl": "$| = 1; print qq(READY\\n); while (1) { sleep 1 }\n" },
  php: { "/app/loop.php": '<?php echo "READY\\n"; while (true) { sleep(1); }\n' },
  lua: { "/app/loop.lua": 'print("READY") io.stdout:flush() while true do os.execute("sleep 1") end\n' },
};

export const recipes: readonly Recipe[] = [
  tool("sleep", ["sleep", "infinity"], "coreutils"),
  tool("tail", ["tail", "-f", "/dev/null"], "coreutils"),
  tool("yes", ["sh", "-c", "exec yes > /dev/null"], "coreutils"),
  tool("nc", ["nc.openbsd", "-lk", "8080"], "netcat-openbsd", { also: ["netcat"], works: { port: 8080 } }),
  tool("nc.traditional", ["nc.traditional", "-l", "-p", "8080"], "netcat-traditional", { works: { port: 8080 } }),
  tool("ncat", ["ncat", "-lk", "8080"], "ncat", { works: { port: 8080 } }),
  tool("inotifywait", ["inotifywait", "-m", "/tmp"], "inotify-tools"),
  tool("watch", ["watch", "date"], "procps", { run: ["-t"], env: { TERM: "xterm" } }),
  tool("perl", ["perl", "/app/loop.pl"], "perl-base", { works: { says: "READY" }, files: loops.perl }),
  tool("php", ["php", "/app/loop.php"], "php-cli", { works: { says: "READY" }, files: loops.php }),
  tool("php", ["php", "-S", "0.0.0.0:8080"], "php-cli", { works: { port: 8080 }, when: { words: "^-S " } }),
  tool("lua", ["lua5.4", "/app/loop.lua"], "lua5.4", { works: { says: "READY" }, files: loops.lua }),
  tool("python", ["python3", "/app/loop.py"], "python3", {
    also: ["python3"],
    works: { says: "READY" },
    files: { "/app/loop.py": apps.plainPython },
  }),
  tool("http.server", ["python3", "-m", "http.server", "8080"], "python3", { works: { port: 8080 } }),
];
