// How one sees in the main file of a program whether it stays until it is stopped, or does its work and ends.
// A one-shot script as PID 1 drops SIGTERM as well as a server does, but nobody stops it: it has ended by then.

export type CodeLanguage = "node" | "python" | "other";

export interface StayingSigns {
  /** With one of these in it the program stays. */
  readonly stays: RegExp;
  /** With one of these it may stay: what they wait for is not told by the file. */
  readonly mayStay: RegExp;
}

/** What is called so runs until it is stopped: `app.run(`, `bot.run_polling(`, `server.start(`. */
const servers = "(?:app|application|server|bot|client|api|web|socketio|sio|\\bio|mcp|demo|dash|fastify|daemon|listener|consumer)";

export const stayingSigns: Readonly<Record<CodeLanguage, StayingSigns>> = {
  python: {
    stays: new RegExp(
      [
        `${servers}\\.(?:run|start|launch|polling)\\w*\\(`,
        "\\bserve\\w*\\(|_forever\\(|\\.(?:listen|accept|consume|start_consuming|subscribe|launch|polling|run_pending)\\(",
        "\\b(?:run_simple|run_app|run_server|make_server|start_server|create_server|mainloop|\\w*_polling|wait_for_termination)\\(",
        "\\b(?:\\w*HTTPServer|\\w*TCPServer|\\w*UDPServer|BlockingScheduler|KafkaConsumer|execute_from_command_line)\\(",
        "run_until_disconnected|\\bsignal\\.pause\\(|\\buvicorn\\b",
      ].join("|"),
      "i",
    ),
    mayStay:
      /\bwhile\b|\.run\w*\(|sleep|\.join\(\s*\)|thread|asyncio|multiprocessing|socket|schedul|\.start\w*\(|\.wait\w*\(|\binput\(|stream|\bexec\w*\(|\bos\.exec|runpy|import_module|__import__|\bcall\(|Popen/i,
  },
  node: {
    stays: new RegExp(
      [
        `${servers}\\.(?:start|run|launch|login)\\(`,
        "\\.(?:listen|consume|subscribe|login|launch|schedule)\\(|\\b(?:setInterval|serve|serveStatic|startStandaloneServer)\\(",
        "\\.on\\(\\s*[\"'`](?:message|data|request|connection|messageCreate)[\"'`]|\\bnew\\s+(?:Worker|CronJob|WebSocketServer|Server)\\(",
        "\\bprocess\\.stdin\\.(?:on|resume)\\b",
      ].join("|"),
    ),
    mayStay:
      /\bwhile\b|\bfor\s*\(\s*;\s*;|connect|socket|createServer|\bwatch|\.start\w*\(|\.run\w*\(|setTimeout|\bspawn|\bexec|\bfork|stdin|\bimport\s*\(|http/i,
  },
  other: {
    stays:
      /->(?:run|listen|serve|start|consume|daemonize|loop)\w*\(|\b(?:serve|listen|runAll|daemon)\b|::(?:run|runAll|start|serve)\b|\bloop\s+do\b/i,
    mayStay:
      /\bwhile\b|\buntil\b|\bfor\s*\(\s*;\s*;|sleep|\baccept\b|\bselect\b|\brequire|\binclude|\buse\s+(?!strict|warnings)|->|::|\bexec|\bsystem|STDIN|readline|\bloop\b|\bfork/i,
  },
};

/** `while (true)`, `for (;;)` of languages with braces. */
export const endlessLoop = /\bwhile\s*\(\s*(?:true|1|!0)\s*\)|\bfor\s*\(\s*;\s*;\s*\)|\bwhile\s+true\b/i;

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Modules that start nothing that goes on behind the caller's back: of the standard library, and libraries that are only called. */
export const quietModules: Readonly<Record<"node" | "python", ReadonlySet<string>>> = {
  python: words(`
    __future__ abc argparse array ast base64 binascii bisect bz2 calendar cmath codecs collections configparser contextlib copy csv ctypes
    dataclasses datetime decimal difflib email enum errno fnmatch fractions functools gc getpass gettext glob graphlib gzip hashlib heapq hmac
    html importlib inspect io ipaddress itertools json keyword linecache locale logging lzma math mimetypes numbers operator os pathlib pickle
    platform pprint queue random re reprlib resource secrets shelve shlex shutil site sqlite3 stat statistics string struct subprocess sys
    sysconfig tarfile tempfile textwrap time timeit token traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile
    zlib zoneinfo numpy pandas polars pyarrow scipy sklearn matplotlib seaborn statsmodels networkx sympy psycopg psycopg2 pymysql mysql
    MySQLdb sqlalchemy pymongo requests httpx urllib3 yaml toml tomli tomllib dotenv dateutil pytz bs4 lxml PIL jinja2 markdown tabulate rich
    colorama tqdm termcolor click boto3 botocore openpyxl xlrd docx pypdf cryptography jwt pydantic attr attrs typing_extensions six openai
    anthropic nltk faker orjson ujson simplejson chardet certifi idna cowsay pyfiglet torch torchvision`),
  node: words(`
    assert buffer console constants crypto fs fs/promises os path path/posix punycode querystring string_decoder url util v8 vm zlib perf_hooks
    process module lodash chalk dayjs moment uuid dotenv yaml js-yaml semver cowsay figlet ms nanoid date-fns`),
};
