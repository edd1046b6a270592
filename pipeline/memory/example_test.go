package memory_test

import (
	"fmt"

	"github.com/wordferry/wordferry/pipeline"
	"github.com/wordferry/wordferry/pipeline/memory"
	"golang.org/x/text/language"
)

func ExampleIndex_Lookup() {
	units := func(yield func(pipeline.Unit, error) bool) {
		yield(pipeline.Unit{
			From: language.English, To: language.German, State: pipeline.Reviewed,
			Source: "Keep <b1>all 12 jars</b1> in a dry place.",
			Target: "<b1>Alle 12 Gläser</b1> trocken aufbewahren.",
		}, nil)
	}
	index, err := memory.Build(units)
	if err != nil {
		panic(err)
	}
	for _, m := range index.Lookup(memory.Query{
		Text: "Keep all 30 jars in a cool place.",
		From: language.English, To: language.German,
	}) {
		fmt.Println(m.Why)
		fmt.Println(m.Proposal)
	}
	// Output:
	// 87 = 88.8 - 1 code - 0.5 number
	// Alle 30 Gläser trocken aufbewahren.
}
