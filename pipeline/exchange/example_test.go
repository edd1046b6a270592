package exchange_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/wordferry/wordferry/pipeline/exchange"
)

func ExampleReadTMX() {
	file := `<tmx version="1.4"><header srclang="en"/><body>
<tu tuid="1"><tuv xml:lang="en"><seg>Open the door</seg></tuv><tuv xml:lang="de"><seg>Öffne die Tür</seg></tuv></tu>
<tu tuid="2"><tuv xml:lang="en"><seg>Close it</seg></tuv></tu>
</body></tmx>`
	for u, err := range exchange.ReadTMX(strings.NewReader(file), "doors.tmx") {
		var refused *exchange.Refused
		switch {
		case errors.As(err, &refused):
			fmt.Println("refused:", err)
		case err != nil:
			fmt.Println("failed:", err)
		default:
			fmt.Println(u.Key, u.Source, "=", u.Target)
		}
	}
	// Output:
	// doors.tmx#1 Open the door = Öffne die Tür
	// refused: doors.tmx:3: unit 2 was left out: it has no translation
}
