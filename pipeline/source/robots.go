package source

import "strings"

// agent is the name by which robots rules address us.
const agent = "wordferry"

// noIndex reads the values of X-Robots-Tag headers: each is a list of rules,
// any of which may begin with the name of the robot that it and those after it
// are for.
func noIndex(values []string) bool {
	for _, v := range values {
		ours := true
		for rule := range strings.SplitSeq(strings.ToLower(v), ",") {
			rule = strings.TrimSpace(rule)
			if name, rest, named := strings.Cut(rule, ":"); named && !withValue(strings.TrimSpace(name)) {
				name = strings.TrimSpace(name)
				ours, rule = name == agent || name == "*", strings.TrimSpace(rest)
			}
			if ours && (rule == "noindex" || rule == "none") {
				return true
			}
		}
	}
	return false
}

// withValue tells the rules that have a value after a colon from names of
// robots.
func withValue(rule string) bool {
	switch rule {
	case "unavailable_after", "max-snippet", "max-image-preview", "max-video-preview":
		return true
	}
	return false
}
