package config

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"
)

// scalar reads one value as its key wants it, from the file, the environment
// or a flag.
func scalar(k key, s string) (v any, hint string, ok bool) {
	switch k.kind {
	case number:
		n, err := strconv.Atoi(s)
		return n, "", err == nil && n >= k.min && n <= k.max
	case share:
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsNaN(f) || f < 0 || f > 1 {
			if strings.HasSuffix(s, "%") || f > 1 && f <= 100 {
				hint = "90 percent is 0.9"
			}
			return nil, hint, false
		}
		return f, "", true
	case period:
		d, err := time.ParseDuration(s)
		if err != nil {
			if n, numeric := strconv.Atoi(s); numeric == nil && n >= 0 {
				return nil, fmt.Sprintf("with a unit: %ds, %dms", n, n), false
			}
			return nil, "", false
		}
		return d, "", d >= time.Duration(k.min)*time.Second && d <= time.Duration(k.max)*time.Second
	case yesNo:
		switch s {
		case "true":
			return true, "", true
		case "false":
			return false, "", true
		}
		return nil, "", false
	case tag:
		canonical, hint, ok := canonicalTag(s)
		return canonical, hint, ok
	}
	for _, v := range k.values {
		if v == s {
			return s, "", true
		}
	}
	if k.values != nil {
		return nil, didYouMean(s, k.values), false
	}
	return s, "", true
}

// wanted says what scalar accepts.
func wanted(k key) string {
	switch k.kind {
	case number:
		return fmt.Sprintf("a whole number from %d to %d", k.min, k.max)
	case share:
		return "a number from 0 to 1"
	case period:
		return fmt.Sprintf("a time such as 500ms or 2s, from %s to %s", shortTime(k.min), shortTime(k.max))
	case yesNo:
		return "true or false"
	case tag:
		return "a valid language tag"
	case texts, tags:
		return "a list"
	}
	return "a text"
}

// shortTime writes seconds as people do: 0, 60s, 1h.
func shortTime(seconds int) string {
	switch {
	case seconds == 0:
		return "0"
	case seconds%3600 == 0:
		return fmt.Sprintf("%dh", seconds/3600)
	}
	return fmt.Sprintf("%ds", seconds)
}

// canonicalTag accepts a BCP 47 tag in any case and returns it in the right
// one. Unknown subtags, outdated ones and what a file name should not hold
// are refused.
func canonicalTag(s string) (canonical, hint string, ok bool) {
	tag, err := language.Parse(s)
	var unknown language.ValueError
	switch {
	case errors.As(err, &unknown):
		return "", fmt.Sprintf("the subtag %q is not registered", unknown.Subtag()), false
	case err != nil:
		return "", "tags look like en, pt-BR or zh-Hant", false
	}
	canonical = tag.String()
	base, _, _ := tag.Raw()
	switch {
	case base.String() == "und" || base.String() == "mul" || base.String() == "zxx":
		return "", "it must name a language", false
	case len(tag.Extensions()) > 0:
		return "", fmt.Sprintf("leave out the extension: %s", strings.SplitN(canonical, "-"+tag.Extensions()[0].String(), 2)[0]), false
	case !strings.EqualFold(canonical, s):
		return "", fmt.Sprintf("write %s", canonical), false
	}
	return canonical, "", true
}
