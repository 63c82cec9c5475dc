// Images that their publishers have given up, and what they name in their place.
import { imageTable } from "./imageTable";

export interface DeprecatedImage {
  /** What to take, as it stands in a sentence. */
  readonly instead: string;
  readonly since: string;
}

/** By name without `library/`; a trailing `*` stands for any rest. Source: the images' own pages on the registry and their publishers' notices. */
const rows: Readonly<Record<string, DeprecatedImage>> = {
  openjdk: { instead: "eclipse-temurin", since: "2022" },
  java: { instead: "eclipse-temurin", since: "2016" },
  "adoptopenjdk*": { instead: "eclipse-temurin", since: "2021" },
  centos: { instead: "almalinux, rockylinux/rockylinux or quay.io/centos/centos", since: "2021" },
  "docker/whalesay": { instead: "another example image", since: "2015" },
  jenkins: { instead: "jenkins/jenkins", since: "2018" },
  "jenkinsci/jenkins": { instead: "jenkins/jenkins", since: "2018" },
  iojs: { instead: "node", since: "2015" },
  django: { instead: "python", since: "2016" },
  rails: { instead: "ruby", since: "2016" },
  celery: { instead: "python", since: "2017" },
  piwik: { instead: "matomo", since: "2018" },
  opensuse: { instead: "opensuse/leap", since: "2018" },
  "ubuntu-debootstrap": { instead: "ubuntu", since: "2016" },
  owncloud: { instead: "owncloud/server", since: "2018" },
  sentry: { instead: "Sentry's self-hosted images", since: "2020" },
  vault: { instead: "hashicorp/vault", since: "2023" },
  consul: { instead: "hashicorp/consul", since: "2023" },
  "mysql/mysql-server": { instead: "mysql", since: "2023" },
  "circleci/*": { instead: "the cimg images", since: "2021" },
  "microsoft/dotnet*": { instead: "mcr.microsoft.com/dotnet", since: "2019" },
  "microsoft/aspnetcore-build": { instead: "mcr.microsoft.com/dotnet/sdk", since: "2019" },
  "microsoft/aspnetcore*": { instead: "mcr.microsoft.com/dotnet/aspnet", since: "2019" },
  // Their tags are releases of the language; since then that is part of the name.
  "gcr.io/distroless/nodejs": { instead: "gcr.io/distroless/nodejs24-debian13", since: "2022" },
  "gcr.io/distroless/nodejs-debian*": { instead: "gcr.io/distroless/nodejs24-debian13", since: "2022" },
  "gcr.io/distroless/java": { instead: "gcr.io/distroless/java21-debian13", since: "2022" },
  "gcr.io/distroless/java-debian*": { instead: "gcr.io/distroless/java21-debian13", since: "2022" },
  "mhart/alpine-node": { instead: "node with an -alpine tag", since: "2022" },
  "k8s.gcr.io/*": { instead: "registry.k8s.io", since: "2023" },
};

/** @param name as `plainImageName` gives it. */
export const deprecatedImage = imageTable(Object.entries(rows));
