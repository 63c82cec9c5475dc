// Command links answers with a greeting.
package main

import (
	"fmt"
	"log"
	"net/http"

	"golang.org/x/text/language"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "hello", language.English)
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
