// A value worked out on first use, after the same value of its ancestors, so that a long chain of stages does not recurse.

export interface Chained<T> {
  readonly parent: Chained<T> | undefined;
  known(): boolean;
  get(): T;
}

export function chained<T>(parent: Chained<T> | undefined, work: () => T): Chained<T> {
  let done: { readonly value: T } | undefined;
  return {
    parent,
    known: () => done !== undefined,
    get() {
      if (done) return done.value;
      const waiting: Chained<T>[] = [];
      for (let each = parent; each && !each.known(); each = each.parent) waiting.push(each);
      for (const each of waiting.reverse()) each.get();
      done = { value: work() };
      return done.value;
    },
  };
}
