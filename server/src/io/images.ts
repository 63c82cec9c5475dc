// Remembers what is known of images and asks for the rest behind the scenes, so that nobody waits for an engine or a registry.
import { type ImageFact, type ImageSource, imageKey } from "../core";
import { type ImageLookup, noImages } from "./answers";

export interface ImageQuestion {
  readonly name: string;
  readonly platform: string | undefined;
}

/** Never rejects; what is not in the answer is not known. */
export type AskImages = (source: ImageSource, questions: readonly ImageQuestion[]) => Promise<ReadonlyMap<string, ImageFact | null>>;

export interface ImageDesk {
  /** What is known now; what is not, or has grown old, is asked for and told by `onNews`. */
  lookup(source: ImageSource): ImageLookup;
  /** An answer has come that says something else than what was known. */
  onNews(listener: () => void): void;
}

/** Milliseconds that an answer counts: images are pulled and built while a file is open. */
const lasting = { found: 300_000, missing: 60_000 } as const;

interface Known {
  readonly value: ImageFact | null;
  readonly until: number;
}

export function imageDesk(ask: AskImages, now: () => number = Date.now): ImageDesk {
  const known = new Map<string, Known>();
  const pending = new Set<string>();
  const waiting = new Map<ImageSource, ImageQuestion[]>();
  const listeners: (() => void)[] = [];

  function keep(key: string, value: ImageFact | null): boolean {
    const before = known.get(key)?.value ?? null;
    pending.delete(key);
    known.set(key, { value, until: now() + (value ? lasting.found : lasting.missing) });
    return JSON.stringify(before) !== JSON.stringify(value);
  }
  async function send(source: ImageSource): Promise<void> {
    const questions = waiting.get(source) ?? [];
    waiting.delete(source);
    const answers = await ask(source, questions);
    const news = questions.map(({ name, platform }) => {
      const key = imageKey(name, platform);
      return keep(`${source} ${key}`, answers.get(key) ?? null);
    });
    if (news.includes(true)) for (const listener of listeners) listener();
  }
  /** Questions of one moment go together. */
  function request(source: ImageSource, question: ImageQuestion): void {
    const questions = waiting.get(source);
    if (questions) questions.push(question);
    else {
      waiting.set(source, [question]);
      queueMicrotask(() => void send(source));
    }
  }
  return {
    lookup: (source) =>
      source === "table"
        ? noImages
        : (name, platform) => {
            const key = `${source} ${imageKey(name, platform)}`;
            const entry = known.get(key);
            if (!pending.has(key) && !(entry && now() < entry.until)) {
              pending.add(key);
              request(source, { name, platform });
            }
            return entry?.value ?? null;
          },
    onNews: (listener) => void listeners.push(listener),
  };
}
