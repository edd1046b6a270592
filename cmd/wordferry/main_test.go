package main

import (
	"flag"
	"fmt"
	"maps"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what stories expect by what they get")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"wordferry": main})
}

// TestStories runs what users do: one file of testdata each. Besides the
// commands of testscript there are those of story_test.go, site_test.go,
// trouble_test.go and attack_test.go.
func TestStories(t *testing.T) {
	cmds := map[string]func(ts *testscript.TestScript, neg bool, args []string){}
	maps.Copy(cmds, storyCommands())
	maps.Copy(cmds, siteCommands())
	maps.Copy(cmds, troubleCommands())
	maps.Copy(cmds, attackCommands())
	testscript.Run(t, testscript.Params{
		Dir:                "testdata",
		Cmds:               cmds,
		Setup:              prepare,
		Condition:          condition,
		UpdateScripts:      *update,
		RequireUniqueNames: true,
	})
}

// condition knows what stories may ask for in brackets.
func condition(name string) (bool, error) {
	if name == "mountable" {
		return mountable(), nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}
