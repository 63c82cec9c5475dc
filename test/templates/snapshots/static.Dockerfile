# syntax=docker/dockerfile:1
# Nothing is built, so that one stage is enough.
# nginx-unprivileged: listens on 8080 without root; Alpine's slim variant is the smallest that has it.
FROM nginxinc/nginx-unprivileged:1.30-alpine-slim AS runtime
COPY . /usr/share/nginx/html
USER 101
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s CMD ["wget", "-q", "--spider", "http://127.0.0.1:8080/"]
