// Puts answers about files and images into facts, and says which questions are still open.
import { type FactQuery, type Facts, type FileSizes, type ImageFact, imageKey, noFacts } from "../core";

/** Bytes of a file that is a fact. */
export const largestFact = 1024 * 1024;
/** Rounds of questions; an answer (a script) leads to the next one (the script that it calls). */
export const rounds = 7;

export type Answer =
  | { readonly kind: "file"; readonly path: string; readonly value: string | null }
  | { readonly kind: "directory"; readonly path: string; readonly value: readonly string[] | null }
  | { readonly kind: "sizes"; readonly path: string; readonly value: FileSizes | null }
  | { readonly kind: "dockerignore"; readonly value: Facts["dockerignore"] }
  | { readonly kind: "image"; readonly name: string; readonly platform: string | undefined; readonly value: ImageFact | null };

/** What is known of an image just now; null: nothing, or not yet. */
export type ImageLookup = (name: string, platform: string | undefined) => ImageFact | null;

/** Nobody is asked: what the tables know counts. */
export const noImages: ImageLookup = () => null;

// One counter for all documents: rules cache by version, and two documents with one version must have the same answers.
let lastVersion = 0;

const sameNames = (a: readonly string[] | null, b: readonly string[] | null | undefined): boolean =>
  a === b || (!!a && !!b && a.length === b.length && a.every((name, index) => name === b[index]));

function sameSizes(a: FileSizes | null, b: FileSizes | null | undefined): boolean {
  if (!a || !b) return a === b;
  return (
    a.files.size === b.files.size && sameNames(a.unread, b.unread) && [...a.files].every(([path, bytes]) => b.files.get(path) === bytes)
  );
}

function isKnownImage({ name, platform, value }: Extract<Answer, { kind: "image" }>, { images }: Facts): boolean {
  const known = images?.get(imageKey(name, platform));
  return known !== undefined && (known === value || JSON.stringify(known) === JSON.stringify(value));
}

function isKnown(answer: Answer, facts: Facts): boolean {
  if (answer.kind === "image") return isKnownImage(answer, facts);
  if (answer.kind === "file") return facts.files.get(answer.path) === answer.value;
  if (answer.kind === "directory") return facts.directories.has(answer.path) && sameNames(answer.value, facts.directories.get(answer.path));
  if (answer.kind === "sizes") return facts.sizes?.has(answer.path) === true && sameSizes(answer.value, facts.sizes.get(answer.path));
  const { value } = answer;
  return value === null || value === undefined
    ? facts.dockerignore === value
    : value.path === facts.dockerignore?.path && value.text === facts.dockerignore.text;
}

/** What is known of a Dockerfile before anything is asked: where it lies. */
export function factsAbout(path: string): Facts {
  lastVersion += 1;
  return { ...noFacts, path: path.replaceAll("\\", "/"), version: lastVersion };
}

/** The facts with these answers put in; the same object where they are known already. */
export function withAnswers(facts: Facts, answers: readonly Answer[]): Facts {
  const news = answers.filter((answer) => !isKnown(answer, facts));
  if (news.length === 0) return facts;
  const files = new Map(facts.files);
  const directories = new Map(facts.directories);
  const sizes = new Map(facts.sizes);
  let { dockerignore, images } = facts;
  for (const answer of news) {
    if (answer.kind === "file") files.set(answer.path, answer.value);
    else if (answer.kind === "directory") directories.set(answer.path, answer.value);
    else if (answer.kind === "sizes") sizes.set(answer.path, answer.value);
    else if (answer.kind === "image") images = new Map([...(images ?? []), [imageKey(answer.name, answer.platform), answer.value]]);
    else dockerignore = answer.value;
  }
  lastVersion += 1;
  return { ...facts, files, directories, ...(sizes.size > 0 && { sizes }), dockerignore, ...(images && { images }), version: lastVersion };
}

/** Docker takes `<name>.dockerignore` and, only where that is missing, `.dockerignore`. */
export const ignoreFiles = (dockerfileName: string): readonly string[] => [`${dockerfileName}.dockerignore`, ".dockerignore"];

function imageQuestion(key: string): FactQuery {
  const [name = "", platform] = key.split(" ");
  return { kind: "image", name, platform };
}

/** What was asked to come to these facts, so that the answers can be looked up again. */
export function questionsOf(facts: Facts): readonly FactQuery[] {
  return [
    ...[...facts.files.keys()].map((path) => ({ kind: "file", path }) as const),
    ...[...facts.directories.keys()].map((path) => ({ kind: "directory", path }) as const),
    ...[...(facts.sizes?.keys() ?? [])].map((path) => ({ kind: "sizes", path }) as const),
    ...[...(facts.images?.keys() ?? [])].map(imageQuestion),
    ...(facts.dockerignore === undefined ? [] : [{ kind: "dockerignore" } as const]),
  ];
}
