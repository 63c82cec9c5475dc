require "sinatra"

get("/ping") { "pong" }

run Sinatra::Application
