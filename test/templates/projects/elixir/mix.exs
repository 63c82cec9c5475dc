defmodule Board.MixProject do
  use Mix.Project

  def project do
    [app: :board, version: "0.1.0", elixir: "~> 1.17", deps: deps(), aliases: aliases()]
  end

  def application, do: [mod: {Board.Application, []}]

  defp deps, do: [{:phoenix, "~> 1.8"}, {:bandit, "~> 1.8"}, {:postgrex, "~> 0.21"}]

  defp aliases, do: ["assets.deploy": ["phx.digest"]]
end
