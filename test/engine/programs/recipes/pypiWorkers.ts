// Workers and schedulers of PyPI; Redis runs beside them in the same container.
import { pypi, pypiFamily, type Recipe } from "../recipe";

const workers = pypiFamily(
  "pypi-workers",
  "celery redis flower rq dramatiq huey arq taskiq taskiq-redis apscheduler saq watchdog",
  "redis-server",
);

const files = {
  "/app/tasks.py": 'from celery import Celery\napp = Celery("tasks", broker="memory://")\n',
  "/app/drama_jobs.py":
    "import dramatiq\nfrom dramatiq.brokers.redis import RedisBroker\ndramatiq.set_broker(RedisBroker(host='127.0.0.1'))\n\n@dramatiq.actor\ndef work():\n    pass\n",
  "/app/hue.py": "from huey import RedisHuey\nhuey = RedisHuey('app', host='127.0.0.1')\n",
  "/app/arqs.py": "async def work(context):\n    pass\n\nclass WorkerSettings:\n    functions = [work]\n",
  "/app/queue_.py": "from saq import Queue\nsettings = {'queue': Queue.from_url('redis://127.0.0.1'), 'functions': []}\n",
  "/app/clock.py":
    "from apscheduler.schedulers.blocking import BlockingScheduler\nscheduler = BlockingScheduler()\nscheduler.add_job(lambda: print('tick', flush=True), 'interval', seconds=1)\nscheduler.start()\n",
};

const worker = (name: string, argv: readonly string[], says: string, more: Partial<Recipe> & { readonly from?: string } = {}): Recipe => {
  const { from = name, ...rest } = more;
  const withRedis = ["sh", "-c", 'redis-server --daemonize yes --save "" > /dev/null; exec "$@"', "sh", ...argv];
  return { name, family: workers, argv: withRedis, works: { says }, version: pypi(from), files, ...rest };
};

/** It needs no Redis: its messages stay in memory. */
const celery = (words: readonly string[], says: string, more: Partial<Recipe> = {}): Recipe => {
  const argv = ["celery", "-A", "tasks", ...words];
  return { name: "celery", family: workers, argv, works: { says }, version: pypi("celery"), startLimit: 60, files, ...more };
};

export const recipes: readonly Recipe[] = [
  celery(["worker", "-l", "info", "-c", "2"], " ready."),
  celery(["worker", "-l", "info", "-P", "solo"], " ready.", { when: { words: "worker .*(?:-P|--pool)[ =]solo" } }),
  celery(["worker", "-l", "info", "-P", "threads"], " ready.", { when: { words: "worker .*(?:-P|--pool)[ =]threads" } }),
  celery(["worker", "-l", "info", "-B", "-s", "/tmp/schedule"], " ready.", { when: { words: "worker .*(?:-B|--beat)(?: |$)" } }),
  celery(["worker", "-l", "info", "--detach", "--pidfile", "/tmp/w.pid", "-f", "/tmp/w.log"], "", {
    works: { seconds: 10 },
    when: { words: "worker .*(?:-D|--detach)(?: |$)" },
  }),
  celery([], "", {
    works: { seconds: 10 },
    argv: ["celery", "multi", "start", "2", "-A", "tasks", "--pidfile=/tmp/%n.pid", "--logfile=/tmp/%n.log"],
    when: { words: "(?:^| )multi start" },
    startLimit: 20,
  }),
  celery(["beat", "-s", "/tmp/schedule"], "is starting", { when: { words: "(?:^| )beat(?: |$)" } }),
  celery(["flower"], "Visit me", { when: { words: "(?:^| )flower(?: |$)" }, works: { port: 5555 } }),
  worker("rq", ["rq", "worker"], "Listening on", { from: "rq" }),
  worker("rq", ["rq", "worker", "--with-scheduler"], "Listening on", { when: { words: "^worker .*--with-scheduler" } }),
  worker("rq", ["rq", "worker-pool", "-n", "2"], "Listening on", { when: { words: "^worker-pool" } }),
  worker("dramatiq", ["dramatiq", "drama_jobs", "-p", "2", "-t", "2"], "is ready for action"),
  worker("huey_consumer", ["huey_consumer", "hue.huey"], "Huey consumer started", { from: "huey", also: ["huey_consumer.py"] }),
  worker("arq", ["arq", "arqs.WorkerSettings"], "Starting worker"),
  worker("saq", ["saq", "queue_.settings"], "", { works: { seconds: 8 } }),
  worker("python3", ["python3", "clock.py"], "tick", { from: "apscheduler", when: { other: "APScheduler's BlockingScheduler" } }),
];
