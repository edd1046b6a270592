// Package pipeline is the ground floor of Wordferry: its nouns, the small
// interfaces between its rooms, and the one path an article takes.
//
// A source offers items. An item is extracted to a document: sections of
// blocks, each block cut into segments, one sentence each. A segment gets a
// target in every locale: from people's locale files first, then from the
// translation memory. What the publishing policy of a locale lets through is
// exported and goes into a pack.
//
// Every room (package pipeline/...) stands on this package and, with named
// exceptions, on no other room. docs/explain/architecture.md has the picture.
package pipeline
