package config

import "fmt"

// didYouMean is a hint that names the candidate nearest to word; where none
// is near, all of them.
func didYouMean(word string, candidates []string) string {
	if c := nearest(word, candidates); c != "" {
		return fmt.Sprintf("did you mean %q?", c)
	}
	return oneOf(candidates)
}

// oneOf lists what is allowed.
func oneOf(candidates []string) string {
	switch len(candidates) {
	case 0:
		return ""
	case 1:
		return "it can be " + candidates[0]
	}
	hint := "it can be "
	for i, c := range candidates {
		switch {
		case i == len(candidates)-1:
			hint += " or "
		case i > 0:
			hint += ", "
		}
		hint += c
	}
	return hint
}

// nearest returns the candidate that the fewest typing slips turn into word:
// a letter left out, put in, changed, or swapped with the next. More than one
// in three letters wrong is another word: "" then.
func nearest(word string, candidates []string) string {
	if len(word) > 64 {
		return ""
	}
	best, least := "", (len([]rune(word))+3)/3+1
	for _, c := range candidates {
		if d := slips([]rune(word), []rune(c)); d < least {
			best, least = c, d
		}
	}
	return best
}

// slips is the optimal string alignment distance (Damerau 1964).
func slips(a, b []rune) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, above, row := rows[(i-1)%3], rows[i%3], rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return rows[(len(a)+1)%3][len(b)]
}
