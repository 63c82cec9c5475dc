// What engines and the kernel say of processes and ports, read.
import { expect, test } from "vitest";
import { isProgram, pathBy } from "../../server/src/core/prove/names";
import { isReachable, openPorts } from "../../server/src/core/prove/ports";
import { innerPid, readProcesses, seenFromInside, statesOf, treeOf } from "../../server/src/core/prove/processes";

const top = `PID                 PPID                COMMAND
25905               25761               node s.js
25761               25736               /bin/sh -c node s.js
26000               25736               sh -c while read line
25999               25905               node worker.js  --x
`;

test("PID 1 first, each behind its parent; what `docker exec` started is none of it", () => {
  const tree = treeOf(readProcesses(top), 25_761);
  expect(tree.map(({ pid, args }) => `${pid} ${args}`)).toEqual([
    "25761 /bin/sh -c node s.js",
    "25905 node s.js",
    "25999 node worker.js  --x",
  ]);
  expect(treeOf(readProcesses(top), 0)[0]?.pid).toBe(25_761);
  expect(treeOf([], 1)).toEqual([]);
});

test("seen from inside where every number is known, else as they are", () => {
  const tree = treeOf(readProcesses(top), 25_761);
  const inside = new Map([
    [25_761, 1],
    [25_905, 7],
    [25_999, 20],
  ]);
  expect(seenFromInside(tree, inside).map(({ pid, ppid }) => [pid, ppid])).toEqual([
    [1, 0],
    [7, 1],
    [20, 7],
  ]);
  inside.delete(25_999);
  expect(seenFromInside(tree, inside)).toBe(tree);
});

test("the innermost number of a namespace; none where there is but one", () => {
  expect(innerPid("Name:\tnode\nNSpid:\t25761\t1\n")).toBe(1);
  expect(innerPid("NSpid:\t25761\n")).toBeUndefined();
  expect(innerPid("")).toBeUndefined();
});

test("states of processes; a name may hold blanks and brackets", () => {
  expect([...statesOf("1 (sh) S 0 1\n7 (a) S 1) Z 1 1 1\n8 (sleep) Z 1 1\nnone\n")]).toEqual([
    [1, "S"],
    [7, "Z"],
    [8, "Z"],
  ]);
});

test("ports: listening ones, of UDP those that receive, loopback named, Docker's name server left out", () => {
  const tables = `  sl  local_address rem_address   st tx_queue rx_queue
   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00
   1: 0100007F:0050 00000000:0000 0A 00000000:00000000 00
   2: 0B00007F:A1B2 00000000:0000 0A 00000000:00000000 00
   3: 0100007F:C350 0100007F:0050 01 00000000:00000000 00
   4: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 00
   5: 00000000000000000000000001000000:0051 00000000000000000000000000000000:0000 0A 00
   6: 00000000:0035 00000000:0000 07 00000000:00000000 00
   7: 00000000:C351 00000000:0000 07 00000000:00000000 00
   8: 0000000000000000FFFF00000100007F:0052 00000000000000000000000000000000:0000 0A 00`;
  expect(openPorts(tables)).toEqual(["53/udp", "127.0.0.1:80/tcp", "[::1]:81/tcp", "127.0.0.1:82/tcp", "8080/tcp"]);
  expect(openPorts("")).toEqual([]);
  expect(["8080/tcp", "127.0.0.1:80/tcp", "[::1]:81/tcp", "172.17.0.2:80/tcp"].map(isReachable)).toEqual([true, false, false, true]);
});

test.each([
  ["/usr/bin/python3.11 /usr/local/bin/gunicorn app:app", "gunicorn", true],
  ["/usr/bin/python3 -m http.server 8000", "http", true],
  ["python3 app.py", "python", true],
  ["npm start", "npm", true],
  ["nginx: master process nginx -g daemon off;", "nginx", true],
  ["/bin/sh ./run.sh", "sh", true],
  ["/bin/sh ./run.sh", "run.sh", true],
  ["busybox httpd -f", "httpd", true],
  ["/usr/sbin/apache2 -DFOREGROUND", "httpd", true],
  ["php-fpm: master process (/etc/php-fpm.conf)", "php-fpm8.2", true],
  ["/bin/sh -c node s.js", "node", false],
  ["node s.js", "npm", false],
  ["node s.js", "sh", false],
])("%s is %s: %s", (args, program, is) => {
  expect(isProgram({ pid: 1, ppid: 0, args }, program)).toBe(is);
});

test("the way down by the names that were predicted", () => {
  const tree = treeOf(readProcesses(top), 25_761);
  expect(pathBy(tree, ["sh", "node"])).toEqual({ path: ["sh", "node"], matched: true });
  expect(pathBy(tree, ["tini", "node"])).toEqual({ path: ["sh", "node"], matched: false });
  expect(pathBy([], ["sh"])).toEqual({ path: [], matched: false });
});
