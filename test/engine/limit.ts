// Lets only so many jobs run at a time.

export type Limit = <Result>(job: () => Promise<Result>) => Promise<Result>;

export function limit(atOnce: number): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (job) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await job();
    } finally {
      const next = waiting.shift(); // hands its place on
      if (next) next();
      else running--;
    }
  };
}
