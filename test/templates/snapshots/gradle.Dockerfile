# syntax=docker/dockerfile:1
FROM gradle:9.2-jdk25 AS build
WORKDIR /src
# Dependencies, in a layer that changes with the build scripts alone.
COPY settings.gradle build.gradle ./
RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon dependencies
COPY src src
RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon installDist && mv build/install/* /application

# Temurin's JRE on Alpine: the smallest image with a whole Java runtime.
FROM eclipse-temurin:25-jre-alpine AS runtime
WORKDIR /app
RUN adduser -S -u 10001 app
COPY --from=build /application/lib lib
USER app
# The JVM sizes its heap by the container's memory limit, not by the machine's.
CMD ["java", "-XX:MaxRAMPercentage=75", "-cp", "lib/*", "org.example.Worker"]
