// Names at the top of a project that hold sources, or files about the project: a built program does not read them.
import type { Toolchain } from "./runtimeBases";

const common =
  /^(?:Dockerfile.*|.*\.dockerfile|\.git.*|\.dockerignore|\.github\/|\.vscode\/|\.idea\/|\.editorconfig|\.travis\.yml|\.circleci\/|\.gitlab-ci\.yml|Jenkinsfile|README.*|LICENSE.*|LICENCE.*|NOTICE.*|CHANGELOG.*|CONTRIBUTING.*|.*\.md|docs?\/|tests?\/|docker-compose.*|compose\.ya?ml|Makefile|\.DS_Store|\.env\.example|renovate\.json|codecov\.yml|\.golangci\.ya?ml)$/i;

const own: Readonly<Record<Toolchain, RegExp>> = {
  node: /^$/,
  python: /^$/,
  go: /^(?:go\.(?:mod|sum|work|work\.sum)|.*\.go|cmd\/?|internal\/?|pkg\/?|vendor\/?|Gopkg\..*|glide\..*)$/,
  rust: /^(?:Cargo\.(?:toml|lock)|src\/?|crates\/?|benches\/?|examples\/?|build\.rs|rust-toolchain.*|rustfmt\.toml|\.cargo\/?|target\/?|.*\.rs)$/,
  java: /^(?:pom\.xml|src\/?|mvnw(?:\.cmd)?|\.mvn\/?|target\/?|gradlew(?:\.bat)?|gradle\/?|.*\.gradle(?:\.kts)?|gradle\.properties|build\/?|\.gradle\/?|.*\.java)$/,
  c: /^(?:.*\.(?:c|h|cc|cpp|cxx|hpp|hh|am|ac|in|cmake)|CMakeLists\.txt|configure|src\/?|include\/?|build\/?|cmake\/?|autogen\.sh|GNUmakefile|makefile)$/,
};

/** @param name with `/` behind a folder's, as a listing has it */
export const isSourceName = (toolchain: Toolchain, name: string): boolean => common.test(name) || own[toolchain].test(name);
