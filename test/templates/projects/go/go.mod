module example.org/links

go 1.25.0

require golang.org/x/text v0.30.0
