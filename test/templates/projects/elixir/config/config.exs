import Config

config :board, Board.Endpoint, http: [port: 4000]
