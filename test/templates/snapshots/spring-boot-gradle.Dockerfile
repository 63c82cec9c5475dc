# syntax=docker/dockerfile:1
FROM gradle:8.14-jdk17 AS build
WORKDIR /src
# Dependencies, in a layer that changes with the build scripts alone.
COPY settings.gradle build.gradle ./
RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon dependencies
COPY src src
RUN --mount=type=cache,target=/home/gradle/.gradle gradle --no-daemon bootJar -x test && mv build/libs/*.jar application.jar
RUN java -Djarmode=layertools -jar application.jar extract --destination extracted

# Temurin's JRE on Alpine: the smallest image with a whole Java runtime.
FROM eclipse-temurin:17-jre-alpine AS runtime
WORKDIR /app
RUN adduser -S -u 10001 app
COPY --from=build /src/extracted/dependencies/ ./
COPY --from=build /src/extracted/spring-boot-loader/ ./
COPY --from=build /src/extracted/snapshot-dependencies/ ./
COPY --from=build /src/extracted/application/ ./
USER app
EXPOSE 9090
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s CMD ["nc", "-z", "127.0.0.1", "9090"]
# The JVM sizes its heap by the container's memory limit, not by the machine's.
CMD ["java", "-XX:MaxRAMPercentage=75", "org.springframework.boot.loader.JarLauncher"]
