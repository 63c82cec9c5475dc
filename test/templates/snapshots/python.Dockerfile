# syntax=docker/dockerfile:1
FROM python:3.11.2-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH VIRTUAL_ENV=/venv
# Dependencies, in a layer that changes with their list alone.
COPY requirements.txt ./
RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt

# Debian slim: most packages have ready wheels for its C library, which Alpine lacks.
FROM python:3.11.2-slim-bookworm AS runtime
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN useradd --uid 10001 --shell /usr/sbin/nologin app
COPY --from=build /venv /venv
COPY . .
USER app
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000, timeout=2); c.request('GET', '/'); exit(c.getresponse().status > 499)"]
CMD ["python", "main.py"]
