// Images that hold a compiler or a build tool, the commands that build with it, and what is enough to run the result.

export interface BuildImage {
  /** Of the name without `library/`. */
  readonly image: RegExp;
  /** What a RUN does that builds, as the command line begins. */
  readonly builds: RegExp;
  /** What the started program must not be: then the tool is needed at run time. */
  readonly tools: RegExp;
  /** To copy the result into. */
  readonly runs: string;
  /** The same where the build image is Alpine, whose programs need musl or no library at all. */
  readonly runsOfAlpine?: string;
}

/** Debuggers and what builds again at each change need the sources, besides. */
const shells = "sh|bash|ash|make|tail|sleep|gdb|gdbserver|lldb|lldb-server|lldb-dap|rr|valgrind|strace|vsdbg|watchexec|entr|nodemon";

export const buildImages: readonly BuildImage[] = [
  {
    image: /^golang$/,
    builds: /\bgo\s+(build|install)\b/,
    tools: new RegExp(`^(go|gin|air|fresh|reflex|modd|dlv|realize|CompileDaemon|${shells})$`),
    runs: "debian:13-slim (with CGO_ENABLED=0 also alpine or gcr.io/distroless/static)",
    runsOfAlpine: "alpine, or gcr.io/distroless/static where it has no C in it",
  },
  {
    image: /^(rust|clux\/muslrust|ekidd\/rust-musl-builder)$/,
    builds: /\bcargo\s+(build|install)\b/,
    tools: new RegExp(`^(cargo|cargo-watch|bacon|rustc|${shells})$`),
    runs: "debian:13-slim or a distroless image",
    runsOfAlpine: "alpine",
  },
  { image: /^gcc$/, builds: /\b(gcc|g\+\+|make|cmake)\b/, tools: new RegExp(`^(gcc|g\\+\\+|${shells})$`), runs: "debian:13-slim" },
  {
    image: /^(maven|gradle)$/,
    builds: /\b(mvnw?|gradlew?)\b/,
    tools: new RegExp(`^(mvnw?|gradlew?|${shells})$`),
    runs: "eclipse-temurin with a -jre tag",
  },
  {
    image: /^mcr\.microsoft\.com\/dotnet\/(core\/)?sdk$/,
    builds: /\bdotnet\s+(publish|build)\b/,
    tools: new RegExp(`^(${shells})$`),
    runs: "mcr.microsoft.com/dotnet/aspnet or runtime",
  },
];

/** Images with tags for developing beside smaller ones that only run what is there. */
export interface DeveloperImage {
  readonly image: RegExp;
  /** Of the tag. */
  readonly develops: RegExp;
  /** What it has and the smaller one has not. */
  readonly holds: string;
  /** Commands and files that may need it, in the file's text. */
  readonly needs: RegExp;
  /** The same tag without it. */
  readonly smaller: { readonly from: RegExp; readonly to: string };
}

/** Packages for Python that are compiled against CUDA when they are installed or used. */
const compiledWithCuda =
  "flash[-_]attn|vllm|sglang|deepspeed|apex|xformers|bitsandbytes|triton|cupy|pycuda|llama[-_]cpp|detectron2|pytorch3d|mamba|causal[-_]conv1d|flashinfer|tensorrt|auto[-_]gptq|exllama|natten|torch[-_](?:scatter|sparse|cluster)";

const builds =
  "nvcc|cmake|make|ninja|meson|gcc|g\\+\\+|clang|bazel|cargo|go\\s+build|setup\\.py|git\\s+clone|git\\+|CUDA_HOME|CUDA_ARCH|\\.sh\\b|build|compile";

export const developerImages: readonly DeveloperImage[] = [
  {
    image: /^nvidia\/cuda$|^pytorch\/pytorch$/,
    develops: /(?:^|-)devel(?:-|$)/,
    holds: "nvcc, headers and static libraries, some gigabytes",
    // What a list or the project itself installs is not known here.
    needs: new RegExp(
      `\\b(?:${builds}|${compiledWithCuda})|-r\\s|requirements|pip3?\\s+install\\s+(?:-\\S+\\s+)*["']?\\.|uv\\s+(?:sync|pip)|poetry|conda|mamba`,
      "i",
    ),
    smaller: { from: /devel/, to: "runtime" },
  },
  {
    image: /^eclipse-temurin$/,
    develops: /^\d[\d._]*(?:-jdk)?(?:-|$)(?!jre)/,
    holds: "compiler and tools of a JDK",
    needs: /\b(?:javac|jlink|jdeps|jcmd|jmap|jps|jstack|jstat|jdb|jshell|javadoc|jpackage|mvnw?|gradlew?|ant|sbt|build|compile)\b|\.sh\b/i,
    smaller: { from: /^(\d[\d._]*)(?:-jdk)?/, to: "$1-jre" },
  },
];
