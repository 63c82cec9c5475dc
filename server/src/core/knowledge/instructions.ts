// The instructions of a Dockerfile: their forms, what of them is expanded, where they may stand.

/** How BuildKit reads what stands behind the flags. */
export type ArgumentShape =
  /** FROM: an image, and maybe `AS name`. */
  | "stage"
  /** RUN, CMD, ENTRYPOINT: a command line or a JSON array. */
  | "command"
  /** SHELL: a JSON array only. */
  | "array"
  /** ADD, COPY, VOLUME: words or a JSON array. */
  | "list"
  /** EXPOSE: words. */
  | "words"
  /** ENV, LABEL, ARG: `key=value` pairs. */
  | "pairs"
  /** USER, WORKDIR, STOPSIGNAL, MAINTAINER: the rest of the line is one value. */
  | "value"
  /** HEALTHCHECK: NONE, or CMD and a command. */
  | "healthcheck"
  /** ONBUILD: another instruction. */
  | "instruction";

export interface InstructionFact {
  /** Upper case. */
  readonly name: string;
  readonly shape: ArgumentShape;
  /** How it is written, one string a form; `[…]` is optional, `…` repeats. */
  readonly forms: readonly string[];
  /** The builder expands variables in its arguments. `from`: only those of ARG before the first FROM. `flags`: only in flag values. */
  readonly variables: "yes" | "from" | "flags" | "no";
  /** Takes here-documents (Dockerfile 1.4). */
  readonly heredocs: boolean;
  /** May stand behind ONBUILD. */
  readonly trigger: boolean;
  /** May stand before the first FROM. */
  readonly global: boolean;
  /** Every one counts, or only the last of a stage. */
  readonly counts: "all" | "last";
  readonly deprecated: boolean;
}

type Given = Pick<InstructionFact, "name" | "shape" | "forms"> & Partial<InstructionFact>;

const instruction = (given: Given): InstructionFact => ({
  variables: "no",
  heredocs: false,
  trigger: true,
  global: false,
  counts: "all",
  deprecated: false,
  ...given,
});

/** Source: BuildKit's instruction parser (Dockerfile frontend 1.26); in the order in which they are usually met. */
export const instructions: readonly InstructionFact[] = [
  instruction({
    name: "FROM",
    shape: "stage",
    forms: ["FROM [--platform=os/arch] image [AS name]", "FROM image:tag", "FROM image@digest", "FROM scratch", "FROM earlier-stage"],
    variables: "from",
    trigger: false,
    global: true,
  }),
  instruction({
    name: "RUN",
    shape: "command",
    forms: ["RUN [flags] command", 'RUN [flags] ["program", "argument", …]', "RUN [flags] <<EOF"],
    variables: "flags",
    heredocs: true,
  }),
  instruction({
    name: "CMD",
    shape: "command",
    forms: ['CMD ["program", "argument", …]', 'CMD ["argument of ENTRYPOINT", …]', "CMD command"],
    counts: "last",
  }),
  instruction({
    name: "LABEL",
    shape: "pairs",
    forms: ["LABEL key=value [key=value …]"],
    variables: "yes",
  }),
  instruction({
    name: "MAINTAINER",
    shape: "value",
    forms: ["MAINTAINER name"],
    trigger: false,
    counts: "last",
    deprecated: true,
  }),
  instruction({
    name: "EXPOSE",
    shape: "words",
    forms: ["EXPOSE port[/tcp|/udp|/sctp] …", "EXPOSE first-last[/protocol] …"],
    variables: "yes",
  }),
  instruction({
    name: "ENV",
    shape: "pairs",
    forms: ["ENV key=value [key=value …]"],
    variables: "yes",
  }),
  instruction({
    name: "ADD",
    shape: "list",
    forms: ["ADD [flags] source … destination", 'ADD [flags] ["source", …, "destination"]', "ADD [flags] <<EOF destination"],
    variables: "yes",
    heredocs: true,
  }),
  instruction({
    name: "COPY",
    shape: "list",
    forms: ["COPY [flags] source … destination", 'COPY [flags] ["source", …, "destination"]', "COPY [flags] <<EOF destination"],
    variables: "yes",
    heredocs: true,
  }),
  instruction({
    name: "ENTRYPOINT",
    shape: "command",
    forms: ['ENTRYPOINT ["program", "argument", …]', "ENTRYPOINT command"],
    counts: "last",
  }),
  instruction({
    name: "VOLUME",
    shape: "list",
    forms: ['VOLUME ["/path", …]', "VOLUME /path …"],
    variables: "yes",
  }),
  instruction({
    name: "USER",
    shape: "value",
    forms: ["USER name[:group]", "USER uid[:gid]"],
    variables: "yes",
    counts: "last",
  }),
  instruction({
    name: "WORKDIR",
    shape: "value",
    forms: ["WORKDIR /path"],
    variables: "yes",
  }),
  instruction({
    name: "ARG",
    shape: "pairs",
    forms: ["ARG name[=default] [name[=default] …]"],
    variables: "yes",
    global: true,
  }),
  instruction({
    name: "ONBUILD",
    shape: "instruction",
    forms: ["ONBUILD instruction"],
    heredocs: true,
    trigger: false,
  }),
  instruction({
    name: "STOPSIGNAL",
    shape: "value",
    forms: ["STOPSIGNAL SIGNAME", "STOPSIGNAL number"],
    variables: "yes",
    counts: "last",
  }),
  instruction({
    name: "HEALTHCHECK",
    shape: "healthcheck",
    forms: ["HEALTHCHECK [flags] CMD command", 'HEALTHCHECK [flags] CMD ["program", "argument", …]', "HEALTHCHECK NONE"],
    counts: "last",
  }),
  instruction({
    name: "SHELL",
    shape: "array",
    forms: ['SHELL ["program", "argument", …]'],
    counts: "last",
  }),
];

const byName: ReadonlyMap<string, InstructionFact> = new Map(instructions.map((fact) => [fact.name, fact]));

/** @param keyword upper case. undefined: Docker does not know it. */
export const instructionFact = (keyword: string): InstructionFact | undefined => byName.get(keyword);
