package export

import (
	"embed"
	"strings"
)

//go:embed schema/*.schema.json
var schemas embed.FS

// Schemas gives the JSON Schemas (2020-12) of the documents made here, by the
// value of their schema member: "article/1".
func Schemas() map[string][]byte {
	out := map[string][]byte{}
	for _, name := range []string{"article/1"} {
		data, err := schemas.ReadFile("schema/" + strings.Replace(name, "/", "-", 1) + ".schema.json")
		if err != nil {
			panic(err) // embedded: cannot be missing
		}
		out[name] = data
	}
	return out
}
