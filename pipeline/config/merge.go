package config

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"

	"github.com/go-viper/mapstructure/v2"
	"github.com/spf13/viper"
	"golang.org/x/text/language"

	"github.com/wordferry/wordferry/pipeline"
)

// between stands between the levels of a key inside viper, so that a dot in a
// key is just a dot.
const between = "\x00"

// merge lets flags win over the environment and the environment over the
// file, and fills in the values that are always the same.
func merge(file map[string]any, flags map[string]any, r *report) (*Config, error) {
	v := viper.NewWithOptions(viper.KeyDelimiter(between))
	if err := v.MergeConfigMap(file); err != nil {
		return nil, &pipeline.Fault{Where: r.shown, Msg: "cannot be merged", Err: err}
	}
	r.outside = map[string]string{}
	known := map[string]key{}
	variables := map[string]bool{"WORDFERRY_CONFIG": true}
	single(schema(), "", func(path string, k key) {
		known[path] = k
		inside := strings.ReplaceAll(path, "/", between)
		if k.fallback != nil {
			v.SetDefault(inside, k.fallback)
		}
		name := variable(path)
		variables[name] = true
		// Unmarshal misses variables that are not bound by name.
		if s := os.Getenv(name); s != "" && !given(flags, path) {
			r.outside[path] = name
			if _, ok := r.foreign(path, k, s); ok {
				_ = v.BindEnv(inside, name) // fails without a key only
			}
		}
	})
	for _, flag := range sorted(flags) {
		path := strings.ReplaceAll(flag, ".", "/")
		k, ok := known[path]
		if !ok {
			return nil, &pipeline.Fault{Msg: fmt.Sprintf("the flag for %q belongs to no key", flag)}
		}
		r.outside[path] = "--" + flag
		if value, ok := r.foreign(path, k, flags[flag]); ok {
			v.Set(strings.ReplaceAll(path, "/", between), value)
		}
	}
	r.misspelt(variables)
	c := &Config{}
	err := v.UnmarshalExact(c, func(d *mapstructure.DecoderConfig) {
		d.DecodeHook = mapstructure.ComposeDecodeHookFunc(splitList, mapstructure.TextUnmarshallerHookFunc())
	})
	if err != nil {
		return nil, &pipeline.Fault{Where: r.shown, Msg: "cannot be decoded", Err: err}
	}
	return c, nil
}

// variable is the environment variable of a key.
func variable(path string) string {
	return "WORDFERRY_" + strings.ToUpper(strings.ReplaceAll(path, "/", "_"))
}

func given(flags map[string]any, path string) bool {
	_, ok := flags[strings.ReplaceAll(path, "/", ".")]
	return ok
}

func sorted(flags map[string]any) []string {
	var names []string
	for name := range flags {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// foreign checks a value from outside the file.
func (r *report) foreign(path string, k key, value any) (any, bool) {
	if k.kind != texts && k.kind != tags {
		s := fmt.Sprint(value)
		v, hint, ok := scalar(k, s)
		switch {
		case ok:
		case k.values != nil:
			r.add(path, hint, "unknown %s %q", k.name, cut(s))
		default:
			r.add(path, hint, "must be %s, not %q", wanted(k), cut(s))
		}
		return v, ok
	}
	list, isList := value.([]string)
	if !isList {
		list = split(fmt.Sprint(value))
	}
	good := true
	for _, s := range list {
		if _, hint, ok := scalar(key{kind: text, values: k.values}, s); !ok {
			r.add(path, hint, "unknown value %q", cut(s))
			good = false
		}
	}
	return list, good
}

// split reads a list from a variable: "json, md".
func split(s string) []string {
	var out []string
	for _, part := range strings.Split(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

func splitList(from, to reflect.Type, data any) (any, error) {
	if from.Kind() == reflect.String && to.Kind() == reflect.Slice && to.Elem() != reflect.TypeFor[language.Tag]() {
		return split(data.(string)), nil
	}
	return data, nil
}

// misspelt reports variables that look like slips of ours. Others that begin
// alike may belong to somebody else.
func (r *report) misspelt(variables map[string]bool) {
	var all []string
	for name := range variables {
		all = append(all, name)
	}
	slices.Sort(all)
	for _, entry := range slices.Sorted(slices.Values(os.Environ())) {
		name, _, _ := strings.Cut(entry, "=")
		if !strings.HasPrefix(name, "WORDFERRY_") || variables[name] {
			continue
		}
		for _, ours := range all {
			if slips([]rune(name), []rune(ours)) <= 2 {
				r.outside[name] = name
				r.add(name, fmt.Sprintf("did you mean %s?", ours), "unknown variable")
				break
			}
		}
	}
}
