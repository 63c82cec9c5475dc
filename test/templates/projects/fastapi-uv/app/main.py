"""The application."""

from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/")
def prices() -> dict[str, int]:
    return {"bread": 3}
