// Images whose containers people or build agents work in, by the name in FROM.

/** The editor that starts these containers says itself which user works in them. */
export const forEditors = /devcontainers?\/|\/vscode\/|gitpod\//;

/** A build agent runs whatever its projects want to. */
export const forBuildAgents = /^cimg\/|^circleci\//;

/** The program of a build agent, as its address, its folder or its package has it. */
export const agentProgram = /actions[-/]runner|gitlab-runner|buildkite-agent|vsts-agent|azp-agent|teamcity-agent|jenkins-agent/i;
