# syntax=docker/dockerfile:1
FROM python:3.13-slim-bookworm AS build
WORKDIR /app
# psycopg2 is compiled during the installation.
RUN apt-get update && apt-get install -y --no-install-recommends build-essential libpq-dev && rm -rf /var/lib/apt/lists/*
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH VIRTUAL_ENV=/venv
RUN --mount=type=cache,target=/root/.cache/pip python -m venv /poetry && /poetry/bin/pip install poetry==2.2.1
# Dependencies, in a layer that changes with their list alone.
COPY pyproject.toml poetry.lock ./
RUN --mount=type=cache,target=/root/.cache/pypoetry /poetry/bin/poetry install --only main --no-root --no-interaction

# Debian slim: most packages have ready wheels for its C library, which Alpine lacks.
FROM python:3.13-slim-bookworm AS runtime
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --shell /usr/sbin/nologin app
COPY --from=build /venv /venv
COPY . .
# The key is used for this command only; the real one comes from the environment at run time.
RUN DJANGO_SECRET_KEY=build python manage.py collectstatic --noinput
USER app
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", "import http.client as h; c = h.HTTPConnection('127.0.0.1', 8000, timeout=2); c.request('GET', '/'); exit(c.getresponse().status > 499)"]
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "library.wsgi:application"]
