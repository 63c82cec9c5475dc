// Why a container could not be proven at all: a sentence for whoever asked.

export class EngineFailure extends Error {
  override readonly name = "EngineFailure";
}
