// Interpreters and application servers of Debian.
import { debian, debianFamily, type Recipe } from "../recipe";

const ruby = debianFamily("debian-ruby", "ruby puma unicorn thin ruby-sidekiq redis-server");
const perl = debianFamily("debian-perl", "perl starman libplack-perl libmojolicious-perl php-fpm php-cli");
const erlang = debianFamily("debian-erlang", "erlang-base elixir lua5.4 luajit guile-3.0 tcl");
const python = debianFamily("debian-python", "python3 uwsgi-core uwsgi-plugin-python3 gunicorn python3-twisted");
const lisp = debianFamily("debian-lisp", "sbcl swi-prolog-nox");

const rackup = { "/app/config.ru": 'run ->(env) { [200, {"content-type" => "text/plain"}, ["ok"]] }\n' };
const psgi = { "/app/app.psgi": 'sub { [200, ["Content-Type", "text/plain"], ["ok"]] };\n' };
const wsgi = {
  "/app/app.py":
    'def app(environ, start):\n    start("200 OK", [("Content-Type", "text/plain")])\n    return [b"ok"]\n\napplication = app\n',
};

const server = (
  name: string,
  family: Recipe["family"],
  argv: readonly string[],
  packageName: string,
  more: Partial<Recipe> = {},
): Recipe => ({
  name,
  family,
  argv,
  works: { port: 8080 },
  version: debian(packageName),
  ...more,
});

const says = { says: "WORKS" } as const;

export const recipes: readonly Recipe[] = [
  server("ruby", ruby, ["ruby", "/app/a.rb"], "ruby", {
    works: says,
    files: { "/app/a.rb": '$stdout.sync = true\nputs "WORKS"\nsleep\n' },
  }),
  server("puma", ruby, ["puma", "-b", "tcp://0.0.0.0:8080", "/app/config.ru"], "puma", { files: rackup }),
  server("puma", ruby, ["puma", "-w", "2", "-b", "tcp://0.0.0.0:8080", "/app/config.ru"], "puma", {
    files: rackup,
    when: { words: "(?:^| )(?:-w|--workers)[ =]?[1-9]" },
  }),
  server("unicorn", ruby, ["unicorn", "-l", "0.0.0.0:8080", "/app/config.ru"], "unicorn", { files: rackup, stopSignal: "QUIT" }),
  server("thin", ruby, ["thin", "start", "-p", "8080", "-R", "/app/config.ru"], "thin", { files: rackup }),
  server("rackup", ruby, ["rackup", "-s", "puma", "-o", "0.0.0.0", "-p", "8080", "/app/config.ru"], "ruby-rack", { files: rackup }),
  server("sidekiq", ruby, ["sh", "-c", "redis-server --port 6379 > /dev/null & exec sidekiq -r /app/j.rb"], "ruby-sidekiq", {
    works: { says: "Running in ruby" },
    files: { "/app/j.rb": 'require "sidekiq"\n' },
  }),
  server("php-fpm", perl, ["php-fpm8.2", "-F"], "php8.2-fpm", {
    also: ["php-fpm8.2"],
    works: { seconds: 3 },
    setup: "mkdir -p /run/php",
    stopSignal: "QUIT",
  }),
  server("plackup", perl, ["plackup", "-p", "8080", "/app/app.psgi"], "libplack-perl", { files: psgi }),
  server("starman", perl, ["starman", "--port", "8080", "/app/app.psgi"], "starman", { files: psgi, stopSignal: "QUIT" }),
  server("hypnotoad", perl, ["hypnotoad", "-f", "/app/m.pl"], "libmojolicious-perl", {
    files: { "/app/m.pl": "#!/usr/bin/perl\nuse Mojolicious::Lite -signatures;\nget '/' => {text => 'ok'};\napp->start;\n" },
    stopSignal: "QUIT",
  }),
  server("morbo", perl, ["morbo", "-l", "http://*:8080", "/app/m.pl"], "libmojolicious-perl", {
    files: { "/app/m.pl": "#!/usr/bin/perl\nuse Mojolicious::Lite -signatures;\nget '/' => {text => 'ok'};\napp->start;\n" },
  }),
  server("erl", erlang, ["erl", "-noshell", "-eval", 'io:format("WORKS~n").'], "erlang-base", { works: says, stopLimit: 20 }),
  server("elixir", erlang, ["elixir", "--no-halt", "-e", 'IO.puts("WORKS")'], "elixir", { works: says, stopLimit: 20 }),
  server("mix", erlang, ["mix", "run", "--no-halt"], "elixir", {
    works: says,
    stopLimit: 20,
    workdir: "/srv/m",
    env: { LANG: "C.UTF-8", MIX_ENV: "prod" },
    files: {
      "/srv/m/mix.exs":
        'defmodule M.MixProject do\n  use Mix.Project\n  def project, do: [app: :m, version: "0.1.0"]\n  def application, do: [mod: {M, []}]\nend\n',
      "/srv/m/lib/m.ex":
        'defmodule M do\n  use Application\n  def start(_, _) do\n    IO.puts("WORKS")\n    Supervisor.start_link([], strategy: :one_for_one)\n  end\nend\n',
    },
    setup: "cd /srv/m && mix compile",
  }),
  server("iex", erlang, ["iex", "-e", 'IO.puts("WORKS")'], "elixir", { works: says, run: ["-t", "-i"], stopLimit: 20 }),
  server("luajit", erlang, ["luajit", "/app/l.lua"], "luajit", {
    works: says,
    files: {
      "/app/l.lua":
        'print("WORKS") io.stdout:flush() local ffi = require("ffi") ffi.cdef("int poll(void*, unsigned long, int);")\nwhile true do ffi.C.poll(nil, 0, 1000) end\n',
    },
  }),
  server("guile", erlang, ["guile", "/app/g.scm"], "guile-3.0", {
    works: says,
    env: { GUILE_AUTO_COMPILE: "0" },
    files: { "/app/g.scm": '(display "WORKS\\n") (force-output) (let loop () (sleep 1) (loop))\n' },
  }),
  server("tclsh", erlang, ["tclsh", "/app/t.tcl"], "tcl", {
    works: says,
    files: { "/app/t.tcl": "puts WORKS; flush stdout; vwait forever\n" },
  }),
  server("uwsgi", python, ["uwsgi", "--plugin", "python3", "--http-socket", ":8080", "--wsgi-file", "/app/app.py"], "uwsgi-core", {
    also: ["uwsgi-core"],
    files: wsgi,
    stopSignal: "INT",
  }),
  server(
    "uwsgi",
    python,
    ["uwsgi", "--plugin", "python3", "--http-socket", ":8080", "--wsgi-file", "/app/app.py", "--die-on-term"],
    "uwsgi-core",
    {
      files: wsgi,
      when: { words: "--die-on-term" },
    },
  ),
  server(
    "uwsgi",
    python,
    ["uwsgi", "--plugin", "python3", "--http-socket", ":8080", "--wsgi-file", "/app/app.py", "--master"],
    "uwsgi-core",
    {
      files: wsgi,
      stopSignal: "INT",
      when: { words: "--master" },
    },
  ),
  server(
    "uwsgi",
    python,
    ["uwsgi", "--plugin", "python3", "--http-socket", ":8080", "--wsgi-file", "/app/app.py", "--master", "--die-on-term"],
    "uwsgi-core",
    {
      files: wsgi,
      when: { words: "--master.*--die-on-term|--die-on-term.*--master" },
    },
  ),
  server("gunicorn", python, ["gunicorn", "-b", "0.0.0.0:8080", "app:app"], "gunicorn", { also: ["gunicorn3"], files: wsgi }),
  server("twistd", python, ["twistd3", "-n", "web", "--listen", "tcp:8080"], "python3-twisted", { also: ["twistd3"] }),
  server("sbcl", lisp, ["sbcl", "--script", "/app/l.lisp"], "sbcl", {
    works: says,
    files: { "/app/l.lisp": '(format t "WORKS~%") (finish-output) (loop (sleep 1))\n' },
  }),
  server("swipl", lisp, ["swipl", "/app/p.pl"], "swi-prolog-nox", {
    works: says,
    files: { "/app/p.pl": ':- initialization(main, main).\nmain :- writeln("WORKS"), flush_output, repeat, sleep(1), fail.\n' },
  }),
];
