// Command tools opens a database.
package main

import (
	"database/sql"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	if _, err := sql.Open("sqlite3", "/tmp/tools.db"); err != nil {
		panic(err)
	}
	select {}
}
