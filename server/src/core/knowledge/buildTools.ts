// Which commands of a RUN build something, by toolchain. Source: the manual of each program.
import type { Toolchain } from "./runtimeBases";

/** Subcommands that build; `true`: whatever it is called with. */
type Row = ReadonlySet<string> | true;
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const compilers: Readonly<Record<string, Row>> = Object.fromEntries(
  "gcc g++ cc c++ clang clang++ make cmake ninja ar ld strip configure autogen.sh autoreconf autoconf automake bootstrap"
    .split(" ")
    .map((name) => [name, true]),
);

export const buildCommands: Readonly<Record<Toolchain, Readonly<Record<string, Row>>>> = {
  node: {
    npm: words("ci install i run run-script rebuild prune cache build test dedupe audit clean-install install-ci-test"),
    yarn: true,
    pnpm: true,
    npx: words("tsc vite webpack ng prisma next nest esbuild rollup tailwindcss"),
    tsc: true,
    webpack: true,
    bower: true,
    gulp: true,
    grunt: true,
  },
  python: { pip: words("install cache check") },
  go: { go: words("build install get mod vet generate fmt test version env clean list") },
  rust: { cargo: words("build install fetch test clean update check vendor"), rustup: true },
  java: { mvn: true, mvnw: true, gradle: true, gradlew: true, javac: true, jar: true },
  c: compilers,
};

/** Packages of npm that need no compiler and bring a program to start others with. */
export const plainGlobals: ReadonlySet<string> = words(
  "pm2 serve http-server forever nodemon npm yarn pnpm ts-node typescript tsx gulp gulp-cli grunt grunt-cli bower @nestjs/cli @angular/cli cross-env concurrently corepack",
);

/** Programs of the full language images (they stand on buildpack-deps) that the slim ones lack. Source: their Dockerfiles. */
export const onlyInFullImages: ReadonlySet<string> = words(
  "curl wget git hg svn ssh scp gcc g++ cc make cmake autoconf automake patch unzip bzip2 xz file convert identify mogrify magick ps top pkill pgrep gpg pg_config mysql_config sq python python2 python3 pip pip3",
);

/** Programs that a toolchain brings and its light final image lacks. */
export const onlyInBuildImage: Readonly<Record<Toolchain, ReadonlySet<string>>> = {
  node: new Set(),
  python: new Set(),
  go: words("go gofmt git gcc make"),
  rust: words("cargo rustc rustup gcc git"),
  java: words("mvn mvnw gradle gradlew javac jar jshell jps jcmd jstack jmap git"),
  c: words("gcc g++ cc make cmake gdb"),
};
