// What an image name says: distribution, shell, package manager and start command.
import { expect, test } from "vitest";
import { baseImage } from "../../server/src/core/knowledge/baseImages";

function drawing(text: string): string {
  const [, registry, repository = "", tag] = /^(?:([^/]*[.:][^/]*)\/)?([^:]+)(?::(.+))?$/.exec(text) ?? [];
  const found = baseImage({ registry, repository, tag });
  if (!found) return "not known";
  const { distribution, shell, packageManager, known } = found;
  const release = distribution?.release === undefined ? "" : ` ${distribution.release}`;
  return `${distribution?.family}${release}, ${shell?.kind}${shell?.version === undefined ? "" : ` ${shell.version}`}, ${packageManager ?? "no package manager"}${known ? "" : ", by its name only"}`;
}

test.each([
  ["debian:12-slim", "debian 12, dash 0.5.12-2, apt-get"],
  ["debian:bookworm", "debian 12, dash 0.5.12-2, apt-get"],
  ["ubuntu:22.04", "ubuntu 22.04, dash 0.5.11-5, apt-get"],
  ["alpine:3.7", "alpine 3.7, ash 1.27, apk"],
  ["alpine", "alpine 3.24, ash 1.37, apk"],
  ["node:22", "debian 12, dash 0.5.12-2, apt-get"],
  ["node:22-alpine3.20", "alpine 3.20, ash 1.36, apk"],
  ["python:3.12-slim-bullseye", "debian 11, dash 0.5.11-5, apt-get"],
  ["openjdk:21", "rhel 8, bash 4.4, dnf"],
  ["openjdk:11-jre-slim", "debian 11, dash 0.5.11-5, apt-get"],
  ["eclipse-temurin:17-alpine", "alpine, ash 1.37, apk"],
  ["rockylinux:9", "rhel 9, bash 5.1, dnf"],
  ["centos:7", "rhel 7, bash 4.2, yum"],
  ["amazonlinux:2", "amazon 2, bash 4.2, yum"],
  ["fedora:40", "fedora 40, bash 5.2, dnf"],
  ["registry.access.redhat.com/ubi9/ubi-minimal", "rhel 9, bash 5.1, microdnf"],
  ["gcr.io/distroless/nodejs22-debian12", "distroless 12, none, no package manager"],
  ["gcr.io/distroless/base:debug", "distroless 13, ash 1.36, no package manager"],
  ["mcr.microsoft.com/dotnet/aspnet:8.0-alpine", "alpine, ash 1.37, apk"],
  ["mcr.microsoft.com/windows/nanoserver:ltsc2022", "windows, none, no package manager"],
  ["scratch", "scratch, none, no package manager"],
  ["docker.io/library/node:22", "debian 12, dash 0.5.12-2, apt-get"],
  ["public.ecr.aws/docker/library/python:3.12", "debian 13, dash 0.5.12-12, apt-get"],
  ["docker.mirror.hashicorp.services/alpine:3.17.0", "alpine 3.17, ash 1.35, apk"],
  ["docker.mirror.hashicorp.services/golang:1.19-alpine3.17", "alpine 3.17, ash 1.35, apk"],
  ["mirror.gcr.io/library/debian:12", "debian 12, dash 0.5.12-2, apt-get"],
  ["mirror.gcr.io/debian:12", "debian 12, dash 0.5.12-2, apt-get"],
  ["registry.example.com/dockerhub/library/debian:12", "debian 12, dash 0.5.12-2, apt-get"],
  ["example.jfrog.io/docker-remote/debian:bookworm-slim", "debian 12, dash 0.5.12-2, apt-get"],
  ["123.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/debian:12", "debian 12, dash 0.5.12-2, apt-get"],
  ["dockerproxy.net/library/debian:12", "debian 12, dash 0.5.12-2, apt-get"],
  ["registry.docker.com/library/debian:12", "debian 12, dash 0.5.12-2, apt-get"],
  ["ghcr.io/acme/debian:12", "debian, dash, apt-get, by its name only"],
  ["ghcr.io/node:20", "not known"],
  ["registry.example.com/library/node:20", "not known"],
  ["github.example.com/node:20", "not known"],
  ["mirror.example.com/node:acme-20", "not known"],
  ["mirror.example.com/node:3f2a9bc", "not known"],
  ["mirror.example.com/team/node:20", "not known"],
  ["example.com/team/app:1-alpine", "alpine, ash 1.37, apk, by its name only"],
  ["acme/alpine-node:8", "alpine, ash 1.37, apk, by its name only"],
  ["mhart/alpine-node:8", "alpine, ash 1.37, apk"],
  ["grafana/grafana:11.0.0-ubuntu", "ubuntu, dash, apt-get"],
  ["quay.io/debezium/connect:3.1", "fedora, bash 5.2, microdnf"],
  ["debezium/connect:1.4", "rhel 7, bash 4.2, yum"],
  ["ghcr.io/astral-sh/uv:0.11", "scratch, none, no package manager"],
  ["ghcr.io/astral-sh/uv:python3.13-alpine", "alpine, ash 1.37, apk"],
  ["ghcr.io/astral-sh/uv:python3.13-bookworm-slim", "debian 12, dash 0.5.12-2, apt-get"],
  ["example.com/team/app:1", "not known"],
])("%s", (text, expected) => {
  expect(drawing(text)).toBe(expected);
});

test.each([
  ["nginx", ["nginx", "-g", "daemon off;"], "SIGQUIT"],
  ["php:8-fpm-alpine", ["php-fpm"], "SIGQUIT"],
  ["php:8-apache", ["apache2-foreground"], "SIGWINCH"],
  ["postgres:16", ["postgres"], "SIGINT"],
  ["redis", ["redis-server"], undefined],
])("%s starts %j and stops on %s", (repository, cmd, stopSignal) => {
  const [name = "", tag] = repository.split(":");
  const found = baseImage({ registry: undefined, repository: name, tag });
  expect([found?.cmd, found?.stopSignal]).toEqual([cmd, stopSignal]);
});
