module example.org/tools/v2

go 1.23.4

require github.com/mattn/go-sqlite3 v1.14.32
