// Templates of programs for the Java virtual machine: Maven, Gradle, Kotlin, and Spring Boot with its layers.
import { exposed, type StageTemplate, syntaxLine } from "./types";

const mavenBuild = `{{?wrapper}}FROM eclipse-temurin:{{java}}-jdk AS build
{{!wrapper}}FROM maven:{{maven}}-eclipse-temurin-{{java}} AS build
WORKDIR /src
# Dependencies, in a layer that changes with pom.xml alone.
{{?wrapper}}COPY .mvn .mvn
COPY {{manifests}} ./
RUN --mount=type=cache,target=/root/.m2 {{tool}} -B dependency:go-offline
COPY src src
`;

const gradleBuild = `{{?wrapper}}FROM eclipse-temurin:{{java}}-jdk AS build
{{!wrapper}}FROM gradle:{{gradle}}-jdk{{java}} AS build
WORKDIR /src
# Dependencies, in a layer that changes with the build scripts alone.
{{?wrapper}}COPY gradle gradle
{{?catalog}}COPY gradle/libs.versions.toml gradle/
COPY {{manifests}} ./
RUN --mount=type=cache,target={{cache}} {{tool}} --no-daemon dependencies
COPY src src
`;

/** Spring Boot unpacks itself into layers that change at different rates. */
const unpack = `RUN {{unpack}}
`;

const runtime = `
# Temurin's JRE on Alpine: the smallest image with a whole Java runtime.
FROM eclipse-temurin:{{java}}-jre-alpine AS runtime
WORKDIR /app
RUN adduser -S -u 10001 app
`;

const start = `USER app
${exposed}# The JVM sizes its heap by the container's memory limit, not by the machine's.
CMD {{start}}
`;

const springCopies = `COPY --from=build /src/extracted/dependencies/ ./
COPY --from=build /src/extracted/spring-boot-loader/ ./
COPY --from=build /src/extracted/snapshot-dependencies/ ./
COPY --from=build /src/extracted/application/ ./
`;

const maven = `${mavenBuild}RUN --mount=type=cache,target=/root/.m2 {{tool}} -B package -DskipTests`;
const gradle = `${gradleBuild}RUN --mount=type=cache,target={{cache}} {{tool}} --no-daemon`;
const mavenIgnore = ["target"];
const gradleIgnore = ["build", ".gradle", ".kotlin"];

export const springMavenTemplate: StageTemplate = {
  kind: "spring-boot-maven",
  title: "Spring Boot with Maven",
  dockerfile: `${syntaxLine}${maven} && mv target/*.jar application.jar
${unpack}${runtime}${springCopies}${start}`,
  ignore: mavenIgnore,
};

export const springGradleTemplate: StageTemplate = {
  kind: "spring-boot-gradle",
  title: "Spring Boot with Gradle",
  dockerfile: `${syntaxLine}${gradle} bootJar -x test && mv build/libs/*.jar application.jar
${unpack}${runtime}${springCopies}${start}`,
  ignore: gradleIgnore,
};

export const mavenTemplate: StageTemplate = {
  kind: "maven",
  title: "Java with Maven",
  dockerfile: `${syntaxLine}${maven} dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib \\
    && mkdir -p target/lib && mv target/*.jar application.jar
${runtime}COPY --from=build /src/target/lib lib
COPY --from=build /src/application.jar ./
${start}`,
  ignore: mavenIgnore,
};

const gradleProgram = `${syntaxLine}${gradle} installDist && mv build/install/* /application
${runtime}COPY --from=build /application/lib lib
${start}`;

export const gradleTemplate: StageTemplate = {
  kind: "gradle",
  title: "Java with Gradle",
  dockerfile: gradleProgram,
  ignore: gradleIgnore,
};

export const kotlinTemplate: StageTemplate = { ...gradleTemplate, kind: "kotlin", title: "Kotlin with Gradle" };
