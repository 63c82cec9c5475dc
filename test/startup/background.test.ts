// Programs that go into the background: by their words, by their settings, as services, with &; and what keeps the container running.
import { describe, expect, test } from "vitest";
import { codeLensText, renderStartup } from "../../server/src/core";
import { type Files, simulate } from "./support";

const ends = (source: string, files: Files = {}): string => {
  const { endsAtOnce, verdict } = simulate(source, files);
  return `${endsAtOnce} ${verdict}`;
};
const start = (command: string, base = "debian:12-slim", files: Files = {}): string => ends(`FROM ${base}\n${command}`, files);

describe("by their words", () => {
  test.each([
    'CMD ["nginx"]',
    "CMD nginx",
    'CMD ["apachectl", "start"]',
    'CMD ["/usr/sbin/apache2ctl", "-k", "start"]',
    'CMD ["php-fpm8.2"]',
    'CMD ["php-fpm8.2", "-D"]',
    'CMD ["redis-server", "--daemonize", "yes"]',
    'CMD ["redis-server", "/etc/redis/redis.conf"]',
    'CMD ["haproxy", "-f", "/etc/haproxy/haproxy.cfg"]',
    'CMD ["supervisord"]',
    'CMD ["/usr/sbin/sshd"]',
    'CMD ["cron"]',
    'CMD ["catalina.sh", "start"]',
    'CMD ["zkServer.sh", "start"]',
    'CMD ["pm2", "start", "app.js"]',
    'CMD ["gunicorn", "--daemon", "a:app"]',
    'CMD ["uwsgi", "--http", ":80", "--daemonize", "/var/log/u.log"]',
    'CMD ["celery", "-A", "a", "worker", "--detach"]',
    'CMD ["rabbitmq-server", "-detached"]',
    'CMD ["lighttpd", "-f", "/etc/lighttpd/lighttpd.conf"]',
    'CMD ["postfix", "start"]',
    'CMD ["dnsmasq"]',
    'CMD ["squid"]',
    'CMD ["memcached", "-d", "-u", "nobody"]',
    'CMD ["smbd"]',
    'CMD ["tini", "--", "nginx"]',
  ])("%s ends at once", (command) => expect(start(command)).toBe("yes problem"));

  test.each([
    'CMD ["nginx", "-g", "daemon off;"]',
    'CMD ["apachectl", "-D", "FOREGROUND"]',
    'CMD ["php-fpm8.2", "-F"]',
    'CMD ["redis-server"]',
    'CMD ["redis-server", "/etc/redis/redis.conf", "--daemonize", "no"]',
    'CMD ["haproxy", "-db", "-f", "/etc/haproxy/haproxy.cfg"]',
    'CMD ["supervisord", "-n"]',
    'CMD ["/usr/sbin/sshd", "-D"]',
    'CMD ["cron", "-f"]',
    'CMD ["catalina.sh", "run"]',
    'CMD ["zkServer.sh", "start-foreground"]',
    'CMD ["gunicorn", "a:app"]',
    'CMD ["celery", "-A", "a", "worker"]',
    'CMD ["rabbitmq-server"]',
    'CMD ["postfix", "start-fg"]',
    'CMD ["dnsmasq", "-k"]',
    'CMD ["squid", "-N"]',
    'CMD ["memcached"]',
    'CMD ["vsftpd"]',
    'CMD ["monit", "-Ic", "/etc/monit/monitrc"]',
    'CMD ["lighttpd", "-Df", "/etc/lighttpd/lighttpd.conf"]',
    'CMD ["nginx", "-t"]',
  ])("%s does not", (command) => expect(start(command)).toMatch(/^no /));

  test("letters behind one hyphen", () => {
    expect(start('CMD ["supervisord", "-nc", "/etc/supervisord.conf"]')).not.toMatch(/^yes/);
    expect(start('CMD ["named", "-4fu", "bind"]')).not.toMatch(/^yes/);
  });

  test("options that are a variable, and a base image that nobody knows", () => {
    expect(start('CMD ["sh", "-c", "nginx $OPTIONS"]')).toMatch(/^no /);
    expect(start('CMD ["nginx"]', "registry.example.com/web:3")).toMatch(/^no /);
    expect(start('CMD ["php-fpm", "-D"]', "registry.example.com/php:3")).toBe("yes unknown");
  });
});

describe("by their settings", () => {
  const nginx = (lines: string, files: Files = {}) => start(`${lines}\nCMD ["nginx"]`, "debian:12-slim", files);

  test("nginx.conf", () => {
    expect(nginx("COPY nginx.conf /etc/nginx/nginx.conf", { "nginx.conf": "user x;\ndaemon off;\nevents {}\n" })).toBe("no ok");
    expect(nginx("COPY nginx.conf /etc/nginx/", { "nginx.conf": "user x;\n# daemon off;\nevents {}\n" })).toBe("yes problem");
    expect(nginx("COPY nginx.conf /etc/nginx/nginx.conf")).toBe("no ok");
    expect(nginx('RUN echo "daemon off;" >> /etc/nginx/nginx.conf')).toBe("no ok");
    expect(nginx("RUN sed -i 's/worker_processes 1/worker_processes 4/' /etc/nginx/nginx.conf")).toBe("yes problem");
    expect(nginx("RUN curl -fo /etc/nginx/nginx.conf https://example.com/nginx.conf")).toBe("no ok");
    expect(nginx("COPY site.conf /etc/nginx/conf.d/", { "site.conf": "server {}\n" })).toBe("yes problem");
  });

  test("a script that changes them first", () => {
    const files = { "run.sh": '#!/bin/sh\necho "daemon off;" >> /etc/nginx/nginx.conf\nnginx\n' };
    expect(start('COPY run.sh /\nCMD ["/run.sh"]', "debian:12-slim", files)).toMatch(/^no /);
  });

  test("those of the official images", () => {
    expect(start('CMD ["nginx"]', "nginx:1.30")).toBe("yes problem");
    expect(start("EXPOSE 80", "nginx:1.30")).toBe("no ok");
    expect(start('CMD ["php-fpm"]', "php:8.4-fpm")).toBe("no ok");
    expect(start('CMD ["php-fpm", "-D"]', "php:8.4-fpm")).toBe("yes problem");
    expect(start('CMD ["httpd"]', "httpd:2.4")).toBe("yes problem");
    expect(start('CMD ["httpd-foreground"]', "httpd:2.4")).toBe("no ok");
    expect(start('CMD ["apache2-foreground"]', "php:8.4-apache")).toBe("no ok");
    expect(start('CMD ["redis-server", "/c.conf"]', "redis:8")).toBe("no ok");
  });

  test("supervisord's own file and those beside it", () => {
    const supervisord = (lines: string, text: string) => start(`${lines}\nCMD ["supervisord"]`, "debian:12-slim", { "s.conf": text });
    expect(supervisord("COPY s.conf /etc/supervisor/conf.d/", "[supervisord]\nnodaemon=true\n")).toMatch(/^no|^unknown/);
    expect(supervisord("COPY s.conf /etc/supervisor/conf.d/", "[program:a]\ncommand=a\n")).toBe("yes problem");
    expect(supervisord("COPY conf /etc/supervisor/conf.d/", "")).toMatch(/^no|^unknown/);
    expect(supervisord("COPY s.conf /etc/supervisor/supervisord.conf", "[supervisord]\n")).toBe("yes problem");
  });
});

describe("services and jobs", () => {
  test.each([
    "CMD service nginx start",
    'CMD ["service", "nginx", "start"]',
    'CMD ["/etc/init.d/apache2", "start"]',
    "CMD service ssh start && nginx",
    "CMD nginx && service cron start && echo up",
    "CMD node server.js &",
    "CMD nohup python3 app.py > /log 2>&1 &",
  ])("%s ends at once", (command) => expect(start(command)).toBe("yes problem"));

  test.each([
    "CMD nginx && tail -f /var/log/nginx/access.log",
    "CMD nginx; exec gunicorn a:app",
    "CMD service ssh start; tail -f /dev/null",
    "CMD service ssh start && bash",
    "CMD service ssh start; while true; do sleep 60; done",
    "CMD node server.js & wait",
    "CMD node server.js & nginx -g 'daemon off;'",
    "CMD service postgresql start && pytest",
    "CMD service myapp start",
    'CMD [ -n "$SSH" ] && service ssh start',
  ])("%s does not", (command) => expect(start(command)).toMatch(/^no /));

  test("in front of a pipe that may stay", () => expect(start("CMD nginx | tee /log")).toBe("unknown unknown"));

  test("a service whose settings keep its program in front", () => {
    expect(start('RUN echo "daemon off;" >> /etc/nginx/nginx.conf\nCMD service nginx start')).toMatch(/^no /);
  });

  test("in a script: last, in one of two ways, in front of what stays", () => {
    const script = (text: string) => start('COPY run.sh /\nCMD ["/run.sh"]', "debian:12-slim", { "run.sh": `#!/bin/bash\n${text}\n` });
    expect(script("set -e\nservice ssh start\nnginx")).toBe("yes problem");
    expect(script('if [ "$DEBUG" ]; then\n  exec nginx -g "daemon off;"\nfi\nnginx')).not.toMatch(/^yes/);
    expect(script("start() {\n  service nginx start\n}\nstart")).toBe("yes problem");
    expect(script("service nginx start\npython3 manage.py migrate")).toBe("no ok");
    expect(script("redis-server --daemonize yes\nexec gunicorn a:app")).toBe("no ok");
    expect(script("node server.js &\nPID=$!\nwait $PID")).toMatch(/^no /);
    expect(script("nginx &\nwait")).toBe("yes problem");
    expect(script("redis-server &\nnginx &\nwait")).toMatch(/^no /);
  });
});

test("the text, and the line above the instruction", () => {
  const found = simulate("FROM debian:12-slim\nCMD service ssh start && nginx");
  expect(renderStartup(found)).toMatchInlineSnapshot(`
    "stage  0
    PID 1  /bin/sh -c 'service ssh start && nginx'  (shell form of CMD)
           └─ nginx  (the command line runs it and waits)
    stop   nothing stays in front, and the container ends at once
    verdict problem
      - nginx goes into the background, and its first process ends.
      - Nothing stays in front, so the container ends at once, and what it has started ends with it."
  `);
  expect(codeLensText(found)).toMatchInlineSnapshot(`"PID 1: sh → nginx · ends at once"`);
  expect(renderStartup(simulate("FROM debian:12-slim\nCMD node server.js &"))).toMatchInlineSnapshot(`
    "stage  0
    PID 1  /bin/sh -c 'node server.js &'  (shell form of CMD)
    stop   nothing stays in front, and the container ends at once
    verdict problem
      - node is started with & and nothing waits for it.
      - Nothing stays in front, so the container ends at once, and what it has started ends with it."
  `);
});

test.each([
  ['FROM gcr.io/distroless/cc-debian12\nENTRYPOINT ["sh", "-c", "while true; do sleep 9; done"]', "problem"],
  ["FROM scratch\nCOPY app /app\nCMD echo hi", "problem"],
  ['FROM gcr.io/distroless/cc-debian12:debug\nENTRYPOINT ["sh", "-c", "while true; do sleep 9; done"]', "unlike"],
  [
    'FROM gcr.io/distroless/cc-debian12\nCOPY --from=busybox:1.37 /bin/sh /bin/sh\nENTRYPOINT ["sh", "-c", "while true; do sleep 9; done"]',
    "unlike",
  ],
])("a shell that the image does not have starts nothing: %s", (source, verdict) => {
  const found = simulate(source);
  const isAbsent = found.chain.at(-1)?.app?.absent === true;
  expect(isAbsent).toBe(verdict === "problem");
  if (isAbsent) {
    expect([found.verdict, found.endsAtOnce]).toEqual(["problem", "yes"]);
    expect(found.reasons.map(({ text }) => text).join()).toContain("so the container cannot start");
  }
});
