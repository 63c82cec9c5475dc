# syntax=docker/dockerfile:1
FROM python:3.13-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH VIRTUAL_ENV=/venv
# Dependencies, in a layer that changes with their list alone.
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt

# Debian slim: most packages have ready wheels for its C library, which Alpine lacks.
FROM python:3.13-slim-bookworm AS runtime
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 FLASK_APP=app:app
# As PID 1 flask would ignore SIGTERM and be killed after ten seconds; behind tini it stops at once.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --shell /usr/sbin/nologin app
COPY --from=build /venv /venv
COPY . .
USER app
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000, timeout=2); c.request('GET', '/'); exit(c.getresponse().status > 499)"]
ENTRYPOINT ["/usr/bin/tini", "--"]
# Flask's own server is for development: add gunicorn to the requirements.
CMD ["flask", "run", "--host", "0.0.0.0", "--port", "8000"]
