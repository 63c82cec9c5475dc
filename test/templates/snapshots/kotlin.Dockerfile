# syntax=docker/dockerfile:1
FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
# Dependencies, in a layer that changes with the build scripts alone.
COPY gradle gradle
COPY gradlew settings.gradle.kts build.gradle.kts ./
RUN --mount=type=cache,target=/root/.gradle ./gradlew --no-daemon dependencies
COPY src src
RUN --mount=type=cache,target=/root/.gradle ./gradlew --no-daemon installDist && mv build/install/* /application

# Temurin's JRE on Alpine: the smallest image with a whole Java runtime.
FROM eclipse-temurin:21-jre-alpine AS runtime
WORKDIR /app
RUN adduser -S -u 10001 app
COPY --from=build /application/lib lib
USER app
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=30s CMD ["nc", "-z", "127.0.0.1", "8080"]
# The JVM sizes its heap by the container's memory limit, not by the machine's.
CMD ["java", "-XX:MaxRAMPercentage=75", "-cp", "lib/*", "org.example.MainKt"]
