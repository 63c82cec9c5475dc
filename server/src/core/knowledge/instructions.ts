// The instructions of a Dockerfile: their forms, what of them is expanded, where they may stand, which run a command.

export interface InstructionFact {
  /** Upper case. */
  readonly name: string;
  /** How it is written, one string a form; `[…]` is optional, `…` repeats. */
  readonly forms: readonly string[];
  /** The builder expands variables in its arguments. `from`: only those of ARG before the first FROM. `flags`: only in flag values. */
  readonly variables: "yes" | "from" | "flags" | "no";
  /** May stand behind ONBUILD. */
  readonly trigger: boolean;
  /** May stand before the first FROM. */
  readonly global: boolean;
  readonly deprecated: boolean;
}

type Given = Pick<InstructionFact, "name" | "forms"> & Partial<InstructionFact>;

const instruction = (given: Given): InstructionFact => ({
  variables: "no",
  trigger: true,
  global: false,
  deprecated: false,
  ...given,
});

/** Source: BuildKit's instruction parser (Dockerfile frontend 1.26); in the order in which they are usually met. */
export const instructions: readonly InstructionFact[] = [
  instruction({
    name: "FROM",
    forms: ["FROM [--platform=os/arch] image [AS name]", "FROM image:tag", "FROM image@digest", "FROM scratch", "FROM earlier-stage"],
    variables: "from",
    trigger: false,
    global: true,
  }),
  instruction({
    name: "RUN",
    forms: ["RUN [flags] command", 'RUN [flags] ["program", "argument", …]', "RUN [flags] <<EOF"],
    variables: "flags",
  }),
  instruction({
    name: "CMD",
    forms: ['CMD ["program", "argument", …]', 'CMD ["argument of ENTRYPOINT", …]', "CMD command"],
  }),
  instruction({
    name: "LABEL",
    forms: ["LABEL key=value [key=value …]"],
    variables: "yes",
  }),
  instruction({
    name: "MAINTAINER",
    forms: ["MAINTAINER name"],
    trigger: false,
    deprecated: true,
  }),
  instruction({
    name: "EXPOSE",
    forms: ["EXPOSE port[/tcp|/udp|/sctp] …", "EXPOSE first-last[/protocol] …"],
    variables: "yes",
  }),
  instruction({
    name: "ENV",
    forms: ["ENV key=value [key=value …]"],
    variables: "yes",
  }),
  instruction({
    name: "ADD",
    forms: ["ADD [flags] source … destination", 'ADD [flags] ["source", …, "destination"]', "ADD [flags] <<EOF destination"],
    variables: "yes",
  }),
  instruction({
    name: "COPY",
    forms: ["COPY [flags] source … destination", 'COPY [flags] ["source", …, "destination"]', "COPY [flags] <<EOF destination"],
    variables: "yes",
  }),
  instruction({
    name: "ENTRYPOINT",
    forms: ['ENTRYPOINT ["program", "argument", …]', "ENTRYPOINT command"],
  }),
  instruction({
    name: "VOLUME",
    forms: ['VOLUME ["/path", …]', "VOLUME /path …"],
    variables: "yes",
  }),
  instruction({
    name: "USER",
    forms: ["USER name[:group]", "USER uid[:gid]"],
    variables: "yes",
  }),
  instruction({
    name: "WORKDIR",
    forms: ["WORKDIR /path"],
    variables: "yes",
  }),
  instruction({
    name: "ARG",
    forms: ["ARG name[=default] [name[=default] …]"],
    variables: "yes",
    global: true,
  }),
  instruction({
    name: "ONBUILD",
    forms: ["ONBUILD instruction"],
    trigger: false,
  }),
  instruction({
    name: "STOPSIGNAL",
    forms: ["STOPSIGNAL SIGNAME", "STOPSIGNAL number"],
    variables: "yes",
  }),
  instruction({
    name: "HEALTHCHECK",
    forms: ["HEALTHCHECK [flags] CMD command", 'HEALTHCHECK [flags] CMD ["program", "argument", …]', "HEALTHCHECK NONE"],
  }),
  instruction({
    name: "SHELL",
    forms: ['SHELL ["program", "argument", …]'],
  }),
];

const byName: ReadonlyMap<string, InstructionFact> = new Map(instructions.map((fact) => [fact.name, fact]));

/** @param keyword upper case. undefined: Docker does not know it. */
export const instructionFact = (keyword: string): InstructionFact | undefined => byName.get(keyword);

/** Those with a command line. */
export const commandKeywords: readonly string[] = ["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK"];
/** Those whose command line runs in the container, where ARG is gone. */
export const startKeywords: readonly string[] = commandKeywords.filter((keyword) => keyword !== "RUN");
