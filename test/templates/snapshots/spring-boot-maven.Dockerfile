# syntax=docker/dockerfile:1
FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
# Dependencies, in a layer that changes with pom.xml alone.
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B dependency:go-offline
COPY src src
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B package -DskipTests && mv target/*.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination extracted

# Temurin's JRE on Alpine: the smallest image with a whole Java runtime.
FROM eclipse-temurin:21-jre-alpine AS runtime
WORKDIR /app
RUN adduser -S -u 10001 app
COPY --from=build /src/extracted/dependencies/ ./
COPY --from=build /src/extracted/spring-boot-loader/ ./
COPY --from=build /src/extracted/snapshot-dependencies/ ./
COPY --from=build /src/extracted/application/ ./
USER app
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s CMD ["wget", "-q", "--spider", "http://127.0.0.1:8080/actuator/health"]
# The JVM sizes its heap by the container's memory limit, not by the machine's.
CMD ["java", "-XX:MaxRAMPercentage=75", "-jar", "application.jar"]
